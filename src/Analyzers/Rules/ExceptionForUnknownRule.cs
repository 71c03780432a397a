// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A misspelt id silences nothing.</summary>
internal static class ExceptionForUnknownRule
{
    public const string Id = "KT9005";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Annotations",
        "An exception names an unknown rule",
        "'{0}' in [KernelRuleException] on '{1}' is no rule of this analyzer. Use an id "
            + "from docs/rules.",
        "A misspelt id silences nothing.");

    public static Finding Find(
        string rule, string function, Location where, IMethodSymbol? owner) =>
        new(Rule, where, owner, [rule, function]);
}
