// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A reader must be able to judge whether an exception still applies.</summary>
internal static class ReasonMissing
{
    public const string Id = "KT9003";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Annotations",
        "An exception or a trust has no reason",
        "[{0}] on '{1}' gives no reason. Say why the rule does not hold here.",
        "A reader must be able to judge whether an exception still applies.");

    public static Finding Find(
        string attribute, string function, Location where, IMethodSymbol? owner) =>
        new(Rule, where, owner, [attribute, function]);
}
