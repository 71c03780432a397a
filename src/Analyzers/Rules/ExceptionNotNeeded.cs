// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>An exception that is no longer needed hides the next mistake.</summary>
internal static class ExceptionNotNeeded
{
    public const string Id = "KT9004";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Annotations",
        "An exception silences nothing",
        "[KernelRuleException(\"{0}\")] on '{1}' silences nothing. Remove it.",
        "An exception that is no longer needed hides the next mistake.");

    public static Finding Find(
        string rule, string function, Location where, IMethodSymbol? owner) =>
        new(Rule, where, owner, [rule, function]);
}
