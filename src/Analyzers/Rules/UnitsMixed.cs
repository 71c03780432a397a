// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A number means something in its unit alone.</summary>
internal static class UnitsMixed
{
    public const string Id = "KT8002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Time",
        "Units of time are mixed",
        "'{0}' mixes {1}. Convert it, or correct the unit that is declared.",
        "A number means something in its unit alone.");

    public static Finding Find(string what, string units, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [what, units]);
}
