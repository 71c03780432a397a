// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>[Contract] is what callers through a pointer rely on.</summary>
internal static class ContractMismatch
{
    public const string Id = "KT3005";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Held",
        "A function does not fit the contract of the pointer it is stored into",
        "'{0}' {1}, which the contract {2} does not allow. Store a function that fits, "
            + "or change the contract.",
        "[Contract] is what callers through a pointer rely on.");

    public static Finding Find(
        string function, string what, string contract, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [function, what, contract]);
}
