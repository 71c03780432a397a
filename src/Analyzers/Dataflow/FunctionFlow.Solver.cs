// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;

namespace Linux.Analyzers.Dataflow;

internal sealed partial class FunctionFlow
{
    private const int MostStates = 48;
    private const int MostVisits = 60_000;

    private readonly Dictionary<Block, BlockStates> _blocks = [];
    private readonly List<(State State, Block From)> _exits = [];

    private sealed class BlockStates(Join join)
    {
        public Join Join { get; } = join;
        public Dictionary<string, State> States { get; } = [];
        public HashSet<string> Dirty { get; } = [];
    }

    // False when the function is too complex to be followed.
    private bool Solve()
    {
        var queue = new SortedSet<int>();
        if (!Arrive(_body.Entry, Entry.Clone(), queue))
        {
            return false;
        }

        int visits = 0;
        while (queue.Count > 0)
        {
            int order = queue.Min;
            queue.Remove(order);
            var block = _body.Blocks[order];
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
                    if (++visits > MostVisits || !Arrive(successor, next, queue))
                    {
                        return false;
                    }
                }
            }
        }

        _final = true;
        foreach (var block in _body.Blocks)
        {
            if (!_blocks.TryGetValue(block, out var states))
            {
                continue;
            }

            foreach (var pair in states.States.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                foreach (var (next, successor) in Walk(block, pair.Value.Clone()))
                {
                    if (successor.IsExit)
                    {
                        _exits.Add((next, block));
                    }
                }
            }
        }

        return true;
    }

    private bool Arrive(Block block, State state, SortedSet<int> queue)
    {
        if (!_blocks.TryGetValue(block, out var states))
        {
            states = new BlockStates(new Join(_table, block, IsChildOf));
            _blocks.Add(block, states);
        }

        states.Join.Prepare(state);
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
        return states.States.Count <= MostStates;
    }

    private string? UnifyAtHead(BlockStates states, State incoming)
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

    /// <summary>Runs a block on one state; a call with several outcomes gives several states.</summary>
    private List<(State, Block)> Walk(Block block, State start)
    {
        var states = new List<State> { start };
        foreach (var node in block.Nodes)
        {
            states = Step(node, states);
        }

        var next = new List<(State, Block)>();
        if (block.Condition is { } condition)
        {
            foreach (var (state, value) in Evaluate(condition, states))
            {
                Branch(block, condition, state, value, next);
            }

            return next;
        }

        if (block.Returned is { } returned)
        {
            foreach (var (state, value) in Evaluate(returned, states))
            {
                state.Memory.Values[_table.Get(SymKind.Return, null)] = value;
                Follow(block.Next, state, next);
            }

            return next;
        }

        foreach (var state in states)
        {
            Follow(block.Next, state, next);
        }

        return next;
    }

    private void Branch(Block block, Node condition, State state, Sym value,
        List<(State, Block)> next)
    {
        // A named constant is a configuration choice: both arms are checked.
        bool free = condition.Kind == NodeKind.Const && !condition.Literal;
        var other = state.Clone();
        if (free || Conditions.Assume(_table, state, value, true))
        {
            AfterExchange(condition, state, true);
            Follow(block.WhenTrue, state, next);
        }

        if (free || Conditions.Assume(_table, other, value, false))
        {
            AfterExchange(condition, other, false);
            Follow(block.WhenFalse, other, next);
        }
    }

    private static void Follow(Block? block, State state, List<(State, Block)> next)
    {
        if (block is not null)
        {
            next.Add((state, block));
        }
    }

    private List<State> Step(Node node, List<State> states)
    {
        var result = new List<State>();
        foreach (var (state, _) in Evaluate(node, states))
        {
            result.Add(state);
        }

        return result;
    }

    // A call that can return in several ways is evaluated once for each of them: the choices
    // made so far are replayed and the next one is taken.
    private List<(State State, Sym Value)> Evaluate(Node node, List<State> states)
    {
        var results = new List<(State, Sym)>();
        bool forks = MayFork(node);
        foreach (var state in states)
        {
            if (!forks)
            {
                _dead = false;
                _choices = null;
                var value = Value(node, state);
                if (!_dead)
                {
                    results.Add((state, value));
                }

                continue;
            }

            var open = new Stack<List<int>>();
            open.Push([]);
            while (open.Count > 0 && results.Count < MostStates)
            {
                _choices = open.Pop();
                _choiceAt = 0;
                _dead = false;
                int prefix = _choices.Count;
                var copy = state.Clone();
                var value = Value(node, copy);
                for (int i = _choices.Count - 1; i >= prefix; i--)
                {
                    for (int choice = _alternatives[i] - 1; choice > 0; choice--)
                    {
                        open.Push([.. _choices.Take(i), choice]);
                    }
                }

                if (!_dead)
                {
                    results.Add((copy, value));
                }
            }
        }

        return results;
    }

    private List<int>? _choices;
    private readonly List<int> _alternatives = [];
    private int _choiceAt;

    private int Choose(int count)
    {
        if (_choices is null || count <= 1)
        {
            return 0;
        }

        if (_choiceAt < _choices.Count)
        {
            while (_alternatives.Count <= _choiceAt)
            {
                _alternatives.Add(1);
            }

            return Math.Min(_choices[_choiceAt++], count - 1);
        }

        while (_alternatives.Count <= _choiceAt)
        {
            _alternatives.Add(1);
        }

        _alternatives[_choiceAt] = count;
        _choices.Add(0);
        _choiceAt++;
        return 0;
    }
}
