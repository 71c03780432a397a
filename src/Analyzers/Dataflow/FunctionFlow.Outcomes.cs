// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Dataflow;

internal sealed partial class FunctionFlow
{
    private Sym ApplyOutcome(Node node, IMethodSymbol method, Summary summary, Sym[] args,
        Sym? receiver, Sym result, State state)
    {
        var feasible = new List<Outcome>();
        foreach (var outcome in summary.Outcomes)
        {
            if (outcome.When.All(w => Conditions.Known(_table, state.Facts,
                Translate(w.Fact, args, receiver, result, state)) is not { } known || known == w.Value))
            {
                feasible.Add(outcome);
            }
        }

        if (feasible.Count == 0)
        {
            _dead = summary.Outcomes.Count == 0;
            return result;
        }

        var chosen = feasible[Choose(feasible.Count)];
        if (feasible.Count > 1)
        {
            foreach (var (fact, value) in chosen.When)
            {
                Conditions.Assume(_table, state, Translate(fact, args, receiver, result, state), value);
            }
        }

        if (chosen.Truth is { } truth)
        {
            state.Facts.Known[result] = truth;
        }

        foreach (var name in chosen.Released)
        {
            var lockName = Translate(name, args, receiver, result, state);
            Release(lockName, ClassOf(lockName), null, node, method, state, MethodFacts.None);
        }

        foreach (var held in chosen.Acquired)
        {
            var name = Translate(held.Name, args, receiver, result, state);
            Acquire(name, ClassOf(name) ?? held.Class, held.Variant, held.Level, node,
                new Trail(node.Syntax, method.Name + "()", held.Trail), state, fromBody: false);
        }

        ApplyOutcomeIrqs(node, chosen, args, receiver, result, state);
        foreach (var (place, value) in chosen.Memory)
        {
            state.Memory.Values[Translate(place, args, receiver, result, state)] =
                Translate(value, args, receiver, result, state);
        }

        foreach (var owned in chosen.Owned)
        {
            state.Ownership.Objects.Add(Translate(owned, args, receiver, result, state));
        }

        return chosen.Result is { } known ? Translate(known, args, receiver, result, state) : result;
    }

    /// <summary>Says a callee's name in this function's terms.</summary>
    private Sym Translate(Sym name, Sym[] args, Sym? receiver, Sym result, State state) =>
        _table.Map(name, part => part.Kind switch
        {
            SymKind.Param => part.Number < args.Length ? args[part.Number] : _table.Null,
            SymKind.This => receiver ?? part,
            SymKind.Return => result,
            SymKind.Load when part.Number == 0 && part.A is { } place =>
                Read(state, Translate(place, args, receiver, result, state)),
            _ => null,
        });
}
