// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>Marked and atomic operations, and what they order.</summary>
internal sealed class MemoryOperations(FunctionFlow flow)
{
    // Which arm a compare-and-exchange took decides whether anything is ordered.
    public void AfterExchange(Node condition, State state, bool taken)
    {
        var (node, positive) = (condition, taken);
        while (node.Kind == NodeKind.Not)
            (node, positive) = (node.A!, !positive);

        while (node.Kind == NodeKind.Call && node.Symbol is IMethodSymbol wrapper
            && flow.Model.Of(wrapper).ReturnsArgument && node.Args.Length > 0)
        {
            node = node.Args[0];
            while (node.Kind == NodeKind.Not)
                (node, positive) = (node.A!, !positive);
        }

        if (node.Kind != NodeKind.Call || node.Symbol is not IMethodSymbol method
            || flow.Model.Of(method).Memory is not { CanFail: true } memory)
            return;

        if (positive)
        {
            Ordered(memory.Order, state);
            return;
        }

        var target = node.Args[TargetOf(method)];
        var place = target.Kind == NodeKind.AddressOf
            ? flow.Values.Address(target.A!, state)
            : flow.Values.Value(target, state);
        int old = TargetOf(method) + 1;
        state.FailedExchanges.Last = new FailedOnce(place,
            old < node.Args.Length && node.Args[old].Kind == NodeKind.AddressOf
                ? flow.Values.Address(node.Args[old].A!, state)
                : null,
            new Trail(node.Syntax, $"'{method.Name}' fails here", null));
        for (int i = 0; i < flow.Facts.ReadsInOrder.Count && i < 32; i++)
        {
            if (ReferenceEquals(flow.Names.PlaceOf(flow.Facts.ReadsInOrder[i].First, state), place))
                state.EarlyReads.Add(i, state.FailedExchanges.Last.Trail);
        }
    }

    public static void Ordered(MemoryOrder order, State state)
    {
        if (order is MemoryOrder.Acquire or MemoryOrder.Full)
        {
            state.FailedExchanges.Last = null;
            state.EarlyReads.Clear();
        }
    }

    private void AfterRead(Sym place, Node node, MemoryOrder order, State state)
    {
        if (order is MemoryOrder.Acquire or MemoryOrder.Full)
        {
            Ordered(order, state);
            return;
        }

        for (int i = 0; i < flow.Facts.ReadsInOrder.Count && i < 32; i++)
        {
            if (ReferenceEquals(flow.Names.PlaceOf(flow.Facts.ReadsInOrder[i].First, state), place))
                state.EarlyReads.Add(i, new Trail(node.Syntax, "read without order here", null));
        }
    }

    /// <summary>The parameter that names the place: the first one that is an address.</summary>
    private static int TargetOf(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None || parameter.Type is IPointerTypeSymbol)
                return parameter.Ordinal;
        }

        return 0;
    }

    private bool IsAtomicSet(IMethodSymbol method) => method.Parameters.Length > 0
        && flow.Model.IsAtomic((method.Parameters[0].Type as IPointerTypeSymbol)?.PointedAtType
            ?? method.Parameters[0].Type);

    // The old value stands in a variable, or comes as an argument of its own.
    private void Exchanged(Node node, IMethodSymbol method, MemoryFact memory, Sym place,
        int target,
        Sym[] args, State state)
    {
        ExchangeIgnored.Check(flow, method, place, node);
        if (args.Length < target + 3)
            return;

        var old = memory.CanFail && state.Memory.Values.TryGetValue(args[target + 1], out var kept)
            ? kept
            : memory.CanFail ? null : args[target + 1];
        StaleRetry.Check(flow, place, old, args[target + 2], node);
    }

    // What was found there before is no longer to be found, and readers may have it.
    private void Unpublish(Sym place, Node node, State state)
    {
        foreach (var value in state.Memory.Values.Values.Distinct().ToArray())
        {
            if (flow.Origins.Has(value, place))
                state.Lifetimes.Set(Life.Unpublished, value,
                    new Trail(node.Syntax, $"'{place}' replaced here", null));
        }
    }

    public Sym MemoryCall(Node node, IMethodSymbol method, MemoryFact memory, Sym[] args,
        State state)
    {
        int target = TargetOf(method);
        var place = target < args.Length ? args[target] : flow.Table.Null;
        var stored = args.Length > 1 ? args[target == 0 ? 1 : 0] : null;
        flow.Touch(place, null, memory.Access == MemoryAccess.Read
            ? AccessKind.MarkedLoad
            : AccessKind.MarkedStore, node, state, stored,
            releases: memory.Order is MemoryOrder.Release or MemoryOrder.Full);
        WeakerThanDeclared.Check(flow, place, method, memory, node, state);
        if (memory.Access == MemoryAccess.Write && stored is not null && IsAtomicSet(method))
            LostUpdate.Check(flow, place, stored, node, state);

        if (memory.Access != MemoryAccess.Read)
            state.TestedFetches.Remove(place);

        if (memory.Access == MemoryAccess.ReadWrite && method.ReturnsVoid && IsAtomicSet(method))
            state.AtomicReads.Stepped(place, new Trail(node.Syntax, "changed here", null));
        else if (memory.Access == MemoryAccess.ReadWrite)
            state.AtomicReads.Changed(place);
        else if (memory.Access == MemoryAccess.Write)
            state.AtomicReads.Set(place, new Trail(node.Syntax, "set here", null));

        flow.Notes.Pairs.Note(flow, place, memory, node, state);
        if (memory.Access == MemoryAccess.ReadWrite)
            Exchanged(node, method, memory, place, target, args, state);

        if (memory.Access == MemoryAccess.Read)
        {
            AfterRead(place, node, memory.Order, state);
            var read = flow.Values.Fresh(node, state, place);
            if (IsAtomicSet(method))
                state.AtomicReads.Read(place, read, new Trail(node.Syntax, "read here", null));

            return read;
        }

        if (flow.Model.Of(method) is { ReplacesRcuPointer: true } or { NeedsRcu: true })
            flow.Notes.RcuLists.NoteFollowed(place);

        if (flow.Model.Of(method).ReplacesRcuPointer)
            Unpublish(place, node, state);

        if (memory.Access == MemoryAccess.Write && stored is not null)
            flow.Stores.Store(state, place, stored, node);
        else
        {
            flow.Stores.Store(state, place, flow.Values.Fresh(node, state, place), node);
            for (int i = 0; i < args.Length; i++)
            {
                if (i != target)
                    flow.Stores.Havoc(state, args[i], node, null);
            }
        }

        if (!memory.CanFail)
            Ordered(memory.Order, state);

        return memory.Access == MemoryAccess.Write ? flow.Table.Null
            : flow.Values.Fresh(node, state);
    }
}
