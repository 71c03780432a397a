// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Lowering;

namespace Linux.Analyzers.Flow;

/// <summary>Calls that can return in several ways are evaluated once for each of them.</summary>
internal sealed class Forks(FunctionFlow flow)
{
    private readonly List<int> _alternatives = [];
    private List<int>? _choices;
    private int _choiceAt;

    /// <summary>True when there were more ways to return than are followed.</summary>
    public bool LeftOut { get; private set; }

    /// <summary>True when what is evaluated does not come back.</summary>
    public bool Dead { get; set; }

    /// <summary>
    /// Evaluates what returns in one way; false when it does not come back.
    /// </summary>
    public bool Evaluate(Node node, State state, out Sym value)
    {
        Dead = false;
        _choices = null;
        value = flow.Values.Value(node, state);
        return !Dead;
    }

    // A call that can return in several ways is evaluated once for each of them: the choices
    // made so far are replayed and the next one is taken.
    public List<(State State, Sym Value)> Evaluate(Node node, List<State> states)
    {
        var results = new List<(State, Sym)>(states.Count);
        bool forks = flow.Calls.MayFork(node);
        foreach (var state in states)
        {
            if (!forks)
            {
                if (Evaluate(node, state, out var only))
                    results.Add((state, only));

                continue;
            }

            var open = new Stack<List<int>>();
            open.Push([]);
            while (open.Count > 0 && results.Count < Solver.MostStates)
            {
                _choices = open.Pop();
                _choiceAt = 0;
                Dead = false;
                int prefix = _choices.Count;
                var copy = state.Clone();
                var value = flow.Values.Value(node, copy);
                for (int i = _choices.Count - 1; i >= prefix; i--)
                {
                    for (int choice = _alternatives[i] - 1; choice > 0; choice--)
                    {
                        open.Push([.. _choices.Take(i), choice]);
                    }
                }

                if (!Dead)
                    results.Add((copy, value));
            }

            LeftOut |= open.Count > 0;
        }

        return results;
    }

    public int Choose(int count)
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
