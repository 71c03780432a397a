// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A function gives back what it took unless it says otherwise.</summary>
internal static class HeldAtReturn
{
    public const string Id = "KT2002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "A lock is still held at a return",
        "'{0}' is still held when '{1}' returns. Release it on this path, or declare it "
            + "with [Acquires].",
        "A function gives back what it took unless it says otherwise.");

    public static Finding Find(
        string name, string function, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [name, function]);
}
