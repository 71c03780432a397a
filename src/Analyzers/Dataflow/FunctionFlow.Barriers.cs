// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Dataflow;

internal sealed partial class FunctionFlow
{
    private Dictionary<Block, HashSet<Block>>? _reachable;

    // Which arm a compare-and-exchange took decides whether anything is ordered.
    private void AfterExchange(Node condition, State state, bool taken)
    {
        var (node, positive) = (condition, taken);
        while (node.Kind == NodeKind.Not)
        {
            (node, positive) = (node.A!, !positive);
        }

        while (node.Kind == NodeKind.Call && node.Symbol is IMethodSymbol wrapper
            && _model.Of(wrapper).ReturnsArgument && node.Args.Length > 0)
        {
            node = node.Args[0];
            while (node.Kind == NodeKind.Not)
            {
                (node, positive) = (node.A!, !positive);
            }
        }

        if (node.Kind != NodeKind.Call || node.Symbol is not IMethodSymbol method
            || _model.Of(method).Memory is not { CanFail: true } memory)
        {
            return;
        }

        if (positive)
        {
            Ordered(memory.Order, state);
            return;
        }

        var target = node.Args[TargetOf(method)];
        var place = target.Kind == NodeKind.AddressOf
            ? Address(target.A!, state)
            : Value(target, state);
        int old = TargetOf(method) + 1;
        state.FailedExchanges.Last = new FailedOnce(place,
            old < node.Args.Length && node.Args[old].Kind == NodeKind.AddressOf
                ? Address(node.Args[old].A!, state)
                : null,
            new Trail(node.Syntax, $"'{method.Name}' fails here", null));
        for (int i = 0; i < _facts.ReadsInOrder.Count && i < 32; i++)
        {
            if (ReferenceEquals(PlaceOf(_facts.ReadsInOrder[i].First, state), place))
            {
                state.EarlyReads.Add(i, state.FailedExchanges.Last.Trail);
            }
        }
    }

    private static void Ordered(MemoryOrder order, State state)
    {
        if (order is MemoryOrder.Acquire or MemoryOrder.Full)
        {
            state.FailedExchanges.Last = null;
            state.EarlyReads.Clear();
        }
    }

    private void ReadInOrder(Sym place, Node node, State state)
    {
        if (state.FailedExchanges.Last is { } failed && !ReferenceEquals(failed.Place, place)
            && place.Root.Kind is not SymKind.Local && !Depends(place, failed.Old, state) && IsRetried(failed.Trail.Syntax, node.Syntax))
        {
            Report(FailedExchange.Find(place.ToString(), failed.Place.ToString(), node.Where, Method)
                .Along(failed.Trail));
        }

        for (int i = 0; i < _facts.ReadsInOrder.Count && i < 32; i++)
        {
            var pair = _facts.ReadsInOrder[i];
            if (state.EarlyReads.Has(i) && ReferenceEquals(PlaceOf(pair.Then, state), place)
                && state.FailedExchanges.Last is null)
            {
                Report(ReadOrder.Find(pair.Then, pair.First, node.Where, Method).Along(state.EarlyReads.Trail));
            }
        }
    }

    // What the failed exchange gave back leads to the place, so the address orders the read.
    private static bool Depends(Sym place, Sym? old, State state) =>
        old is not null && state.Memory.Values.TryGetValue(old, out var value) && place.Mentions(value);

    private void AfterRead(Sym place, Node node, MemoryOrder order, State state)
    {
        if (order is MemoryOrder.Acquire or MemoryOrder.Full)
        {
            Ordered(order, state);
            return;
        }

        for (int i = 0; i < _facts.ReadsInOrder.Count && i < 32; i++)
        {
            if (ReferenceEquals(PlaceOf(_facts.ReadsInOrder[i].First, state), place))
            {
                state.EarlyReads.Add(i, new Trail(node.Syntax, "read without order here", null));
            }
        }
    }

    private Sym? PlaceOf(string path, State state) =>
        _analysis.Paths.OnMethod(path, Method) is { } node
            ? PathAddress(node, null, null, null, state)
            : null;

    // A read matters when the exchange is tried again after it.
    private bool IsRetried(SyntaxNode? exchange, SyntaxNode? read)
    {
        var from = _body.Blocks.FirstOrDefault(b => Contains(b, read));
        var to = _body.Blocks.FirstOrDefault(b => Contains(b, exchange));
        if (from is null || to is null)
        {
            return false;
        }

        _reachable ??= [];
        if (!_reachable.TryGetValue(from, out var reached))
        {
            reached = [];
            var todo = new Stack<Block>();
            todo.Push(from);
            while (todo.Count > 0)
            {
                var block = todo.Pop();
                foreach (var next in new[] { block.Next, block.WhenTrue, block.WhenFalse })
                {
                    if (next is not null && reached.Add(next))
                    {
                        todo.Push(next);
                    }
                }
            }

            reached.Add(from);
            _reachable.Add(from, reached);
        }

        return reached.Contains(to);
    }

    private static bool Contains(Block block, SyntaxNode? syntax) => syntax is not null
        && (block.Nodes.Any(n => Contains(n, syntax))
            || (block.Condition is { } condition && Contains(condition, syntax))
            || (block.Returned is { } returned && Contains(returned, syntax)));

    private static bool Contains(Node node, SyntaxNode syntax) => ReferenceEquals(node.Syntax, syntax)
        || (node.A is { } a && Contains(a, syntax)) || (node.B is { } b && Contains(b, syntax))
        || node.Args.Any(n => Contains(n, syntax));
}
