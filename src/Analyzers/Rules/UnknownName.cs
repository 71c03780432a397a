// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A misspelt annotation checks nothing.</summary>
internal static class UnknownName
{
    public const string Id = "KT9001";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Annotations",
        "An annotation names something unknown",
        "'{0}' in [{1}] on '{2}' names nothing that is known here. Use a path from a "
            + "parameter, from return, from a field of the struct or from a global.",
        "A misspelt annotation checks nothing.");

    public static Finding Find(
        string path, string attribute, string symbol, Location where, IMethodSymbol? owner) =>
        new(Rule, where, owner, [path, attribute, symbol]);
}
