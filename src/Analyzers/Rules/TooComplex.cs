// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>What is not checked is said.</summary>
internal static class TooComplex
{
    public const string Id = "KT9006";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Annotations",
        "A function is too complex to be checked",
        "No rule was applied to '{0}', because {1}. Split it, or release what it takes on fewer paths.",
        "What is not checked is said.");

    public static Finding Find(FunctionFlow flow, string why) =>
        new(Rule, flow.Method.Locations.Length > 0 ? flow.Method.Locations[0] : flow.Body.Where,
            flow.Method, [flow.Method.Name, why]);
}
