// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A release orders nothing for who does not acquire.</summary>
internal static class Unpaired
{
    public const string Id = "KT6004";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Barriers",
        "An ordered access has no partner",
        "'{0}' {1} '{2}', but {3}. Order the other side too, or let both be relaxed.",
        "A release orders nothing for who does not acquire.");

    public static Finding Find(string place, string what, string by, string lack, Location where,
        IMethodSymbol owner) => new(Rule, where, owner, [by, what, place, lack]);
}
