// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// [LockOrder] declarations that together put a class before itself cannot be followed.
/// </summary>
internal static class OrderDeclarationCycle
{
    public const string Id = "KT1004";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Order",
        "The declared lock orders form a cycle",
        "The declared orders contradict each other: {0}. Remove one of the "
            + "declarations.",
        "[LockOrder] declarations that together put a class before itself cannot be followed.");

    public static Finding Find(
        string cycle, Location where, IMethodSymbol? owner) =>
        new(Rule, where, owner, [cycle]);
}
