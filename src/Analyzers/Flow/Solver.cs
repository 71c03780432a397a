// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Transfer;

namespace Linux.Analyzers.Flow;

/// <summary>Brings the states at every block of a function to a fixpoint.</summary>
internal sealed class Solver(FunctionFlow flow)
{
    public const int MostStates = 48;
    private const int ManyStates = 16;

    private const int MostVisits = 60_000;

    private readonly Dictionary<Block, BlockStates> _blocks = [];

    private sealed class BlockStates(Join join)
    {
        public Join Join { get; } = join;
        public Dictionary<string, State> States { get; } = [];
        public HashSet<string> Dirty { get; } = [];
    }

    /// <summary>Why there is no answer.</summary>
    public string? GaveUp { get; private set; }

    /// <summary>All ends of the function, null when it is too complex to be followed.</summary>
    public List<Exit>? Solve()
    {
        while (!Settle())
        {
            if (GaveUp is not null)
                return null;

            flow.Loops.Learned = false;
            _blocks.Clear();
        }

        return Exits();
    }

    /// <summary>False without an answer, and when it has to be looked for anew.</summary>
    private bool Settle()
    {
        var queue = new SortedSet<int>();
        foreach (var entry in flow.Start.Entries())
        {
            if (!Arrive(null, flow.Body.Entry, entry, queue))
                return false;
        }

        int visits = 0;
        while (queue.Count > 0)
        {
            int order = queue.Min;
            queue.Remove(order);
            var block = flow.Body.Blocks[order];
            var states = _blocks[block];
            foreach (string key in states.Dirty.OrderBy(k => k, StringComparer.Ordinal).ToArray())
            {
                states.Dirty.Remove(key);
                if (!states.States.TryGetValue(key, out var state))
                {
                    continue;
                }

                foreach (var (next, successor) in Walk(block, state.Clone()))
                {
                    if (!Arrive(block, successor, next, queue))
                        return false;

                    if (++visits > MostVisits)
                        GaveUp = $"no fixpoint was reached in {MostVisits} steps";
                    else if (flow.Forks.LeftOut)
                        GaveUp = $"calls at line {LineOf(block)} can return in more than "
                            + $"{MostStates} ways";

                    if (GaveUp is not null || flow.Loops.Learned)
                        return false;
                }
            }
        }

        return true;
    }

    // Every block once more with its final states: only now violations and effects are written
    // down.
    private List<Exit> Exits()
    {
        var exits = new List<Exit>();
        flow.Final = true;
        foreach (var block in flow.Body.Blocks)
        {
            if (!_blocks.TryGetValue(block, out var states))
                continue;

            foreach (var pair in states.States.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                // Nobody comes back to this state any more.
                foreach (var (next, successor) in Walk(block, pair.Value))
                {
                    flow.Loops.AtEndOfPass(block, successor, next);
                    if (successor.IsExit)
                    {
                        flow.Loops.Step(block, successor, next);
                        Locking.Leave(next, null);
                        exits.Add(new Exit(flow, next, block));
                    }
                }
            }
        }

        return exits;
    }

    private bool Arrive(Block? from, Block block, State state, SortedSet<int> queue)
    {
        if (!_blocks.TryGetValue(block, out var states))
        {
            states = new BlockStates(new Join(flow.Table, block, flow.Origins,
                flow.Kinship.IsChildOf));
            _blocks.Add(block, states);
        }

        flow.Loops.Step(from, block, state);
        states.Join.Prepare(state);
        flow.Loops.Enter(from, block, state, states.Join);
        if (flow.Loops.Learned)
            return false;

        // The next pass fetches anew on purpose.
        if (block.IsLoopHead)
            state.TestedFetches.Age();

        // Whose lives are told apart no more is not watched any more either.
        if (states.States.Count > ManyStates)
            state.Lifetimes.Known.Clear();

        string key = state.Key();
        if (states.States.TryGetValue(key, out var known))
        {
            if (states.Join.Merge(known, state))
            {
                states.Dirty.Add(key);
                queue.Add(block.Order);
            }

            return true;
        }

        if ((block.IsLoopHead || states.States.Count > 8) && state.Locks.Held.Count > 0
            && UnifyAtHead(states, state) is { } merged)
        {
            states.Dirty.Add(merged);
            queue.Add(block.Order);
            return true;
        }

        states.States.Add(key, state);
        states.Dirty.Add(key);
        queue.Add(block.Order);
        if (states.States.Count > MostStates)
            GaveUp = $"more than {MostStates} combinations of locks and interrupt states meet "
                + $"at line {LineOf(block)}";

        return GaveUp is null;
    }

    private int LineOf(Block block) => 1
        + ((block.Nodes.FirstOrDefault() ?? block.Condition ?? block.Returned)
        ?.Where ?? flow.Body.Where).GetLineSpan().StartLinePosition.Line;

    private static string? UnifyAtHead(BlockStates states, State incoming)
    {
        foreach (var pair in states.States.OrderBy(p => p.Key, StringComparer.Ordinal).ToArray())
        {
            if (pair.Value.Locks.Held.Count != incoming.Locks.Held.Count
                || !pair.Value.Locks.Held.Select(h => h.Class).SequenceEqual(
                    incoming.Locks.Held.Select(h => h.Class)))
            {
                continue;
            }

            var (into, from) = (pair.Value.Clone(), incoming.Clone());
            if (!states.Join.Unify(into, from))
            {
                continue;
            }

            states.Join.Merge(into, from);
            states.States.Remove(pair.Key);
            string key = into.Key();
            if (states.States.TryGetValue(key, out var existing))
            {
                states.Join.Merge(existing, into);
            }
            else
            {
                states.States.Add(key, into);
            }

            return key;
        }

        return null;
    }

    /// <summary>
    /// Runs a block on one state; a call with several outcomes gives several states.
    /// </summary>
    private List<(State, Block)> Walk(Block block, State start)
    {
        flow.Loops.Current = block;
        var states = new List<State>(1) { start };
        foreach (var node in block.Nodes)
            states = Step(node, states);

        var next = new List<(State, Block)>(block.Condition is null ? 1 : 2);
        if (block.Condition is { } condition)
        {
            foreach (var (state, value) in flow.Forks.Evaluate(condition,
                Locking.Left(states, condition)))
            {
                Branch(block, condition, state, value, next);
            }

            return next;
        }

        if (block.Returned is { } returned)
        {
            foreach (var (state, value) in flow.Forks.Evaluate(returned,
                Locking.Left(states, returned)))
            {
                state.Memory.Values[flow.Table.Get(SymKind.Return, null)] = value;
                if (block.Throws)
                    HeldAtReturn.Thrown(flow, state, block);

                Follow(block.Next, state, next);
            }

            return next;
        }

        foreach (var state in states)
            Follow(block.Next, state, next);

        return next;
    }

    private void Branch(Block block, Node condition, State state, Sym value,
        List<(State, Block)> next)
    {
        // A configuration choice hides nothing: both arms are checked.
        bool free = value.Kind == SymKind.Const && flow.Calls.IsConfigured(condition);
        LostUpdate.Asked(flow, value, state);
        FetchedTwice.Asked(flow, value, state);
        var other = state.Clone();
        if (free || Conditions.Assume(flow.Table, state, value, true))
        {
            flow.MemoryOperations.AfterExchange(condition, state, true);
            Follow(block.WhenTrue, state, next);
        }

        if (free || Conditions.Assume(flow.Table, other, value, false))
        {
            flow.MemoryOperations.AfterExchange(condition, other, false);
            Follow(block.WhenFalse, other, next);
        }
    }

    private List<State> Step(Node node, List<State> states)
    {
        if (states.Count == 1 && !flow.Calls.MayFork(node))
        {
            if (!flow.Forks.Evaluate(node, Locking.Left(states, node)[0], out _))
                states.Clear();

            return states;
        }

        var result = new List<State>(states.Count);
        foreach (var (state, _) in flow.Forks.Evaluate(node, Locking.Left(states, node)))
            result.Add(state);

        return result;
    }

    private static void Follow(Block? block, State state, List<(State, Block)> next)
    {
        if (block is not null)
            next.Add((state, block));
    }
}
