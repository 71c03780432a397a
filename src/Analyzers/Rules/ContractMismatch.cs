// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
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

    public static void On(Called e)
    {
        for (int i = 0; i < e.Args.Length && i < e.Method.Parameters.Length; i++)
            Check(e.Flow, e.Args[i], e.Flow.Model.Of(e.Method.Parameters[i]).Contract, e.Node);
    }

    public static void On(Accessed e)
    {
        if (e.Kind == AccessKind.Store && e.Value is { } value && e.Address.Tag is ISymbol field
            && e.Address.Kind is SymKind.Field or SymKind.Static)
            Check(e.Flow, value, e.Flow.Model.Of(field).Contract, e.Node);
    }

    private static void Check(FunctionFlow flow, Sym value, INamedTypeSymbol? contract, Node node)
    {
        if (contract is not null && value is { Kind: SymKind.Method, Tag: IMethodSymbol stored }
            && ContractCheck.Differs(flow, stored, contract) is { } what)
            flow.Report(Find(stored.Name, what, contract.Name, node.Where, flow.Method));
    }
}
