// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>What belongs to a CPU is used while the task stays there.</summary>
internal static class PerCpuKept
{
    public const string Id = "KT4009";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Interrupts",
        "Data of a CPU is kept after the task may have moved",
        "'{0}' was found for the CPU that ran then, and the task may have moved since. Find it "
            + "again, or stay on the CPU until here.",
        "What belongs to a CPU is used while the task stays there.");

    /// <summary>
    /// What is reached through the variable is another CPU's business by now, unless a lock of it
    /// is
    /// held.
    /// </summary>
    public static void On(Accessed e)
    {
        if (e.State.Pins.Any && Through(e.Node) is { } local
            && !e.State.Locks.Held.Exists(h => ReferenceEquals(h.Name.Root, e.Address.Root)))
            Check(e.Flow, e.Flow.Table.Get(SymKind.Local, local), e.Node, e.State);
    }

    private static ISymbol? Through(Node node)
    {
        var place = node.Kind == NodeKind.Call && node.Args.Length > 0
            ? node.Args[0].Kind == NodeKind.AddressOf ? node.Args[0].A : node.Args[0]
            : node.A;
        while (place is { Kind: NodeKind.Field or NodeKind.Element })
            place = place.A;

        return place is
        {
            Kind: NodeKind.Deref, A:
            {
                Kind: NodeKind.Load,
                A: { Kind: NodeKind.Local, Symbol: { } local }
            }
        } ? local : null;
    }

    public static void Check(FunctionFlow flow, Sym local, Node node, State state)
    {
        if (flow.Final && state.Pins.StaleSince(local) is { } moved)
            flow.Report(new Finding(Rule, node.Where, flow.Method, [local.ToString()]).Along(
                moved));
    }
}
