// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>How a called function returned, as far as this one can tell.</summary>
internal sealed class Outcomes(FunctionFlow flow)
{
    private void ApplyOutcomeIrqs(Node node, Outcome outcome, Sym[] args, Sym? receiver, Sym result,
        State state)
    {
        foreach (var (place, before) in outcome.Saves)
        {
            var flags = flow.Table.Get(SymKind.Saved, node);
            state.Interrupts.Saves.Add(new Saved(flags, before == IrqState.Entry ? state.Interrupts.Now : before,
                new Trail(node.Syntax, "interrupts turned off here", null)));
            state.Memory.Values[flow.Names.Translate(place, args, receiver, result, state)] = flags;
        }

        switch (outcome.Irqs)
        {
            case IrqState.On or IrqState.Off:
                state.Interrupts.Now = outcome.Irqs;
                state.Interrupts.Trail = new Trail(node.Syntax, "interrupts changed here", null);
                break;
            case IrqState.Restored when outcome.RestoredFrom is { } from:
                flow.Irqs.Restore(node, flow.Names.Translate(from, args, receiver, result, state), state);
                break;
            case IrqState.Restored:
                state.Interrupts.Now = IrqState.Restored;
                break;
            default:
                break;
        }

        state.Preemption.Step(outcome.Preemption, outcome.BottomHalves);
    }

    public Sym ApplyOutcome(Node node, IMethodSymbol method, Summary summary, Sym[] args,
        Sym? receiver, Sym result, State state)
    {
        var feasible = new List<Outcome>();
        foreach (var outcome in summary.Outcomes)
        {
            if (outcome.When.All(w => Conditions.Known(flow.Table, state.Facts,
                flow.Names.Translate(w.Fact, args, receiver, result, state)) is not { } known || known == w.Value))
                feasible.Add(outcome);
        }

        if (feasible.Count == 0)
        {
            flow.Forks.Dead = summary.Outcomes.Count == 0;
            return result;
        }

        var chosen = feasible[flow.Forks.Choose(feasible.Count)];
        if (feasible.Count > 1)
        {
            foreach (var (fact, value) in chosen.When)
                Conditions.Assume(flow.Table, state, flow.Names.Translate(fact, args, receiver, result, state), value);
        }

        if (chosen.Truth is { } truth)
            state.Facts.Known[result] = truth;

        foreach (var name in chosen.Released)
        {
            var lockName = flow.Names.Translate(name, args, receiver, result, state);
            flow.Locking.Release(lockName, flow.Names.ClassOf(lockName), null, node, state);
        }

        foreach (var held in chosen.Acquired)
        {
            var name = flow.Names.Translate(held.Name, args, receiver, result, state);
            flow.Locking.Acquire(name, flow.Names.ClassOf(name) ?? held.Class, held.Variant, held.Level, node,
                new Trail(node.Syntax, method.Name + "()", held.Trail), state, fromBody: false);
        }

        ApplyOutcomeIrqs(node, chosen, args, receiver, result, state);
        foreach (var (place, value) in chosen.Memory)
        {
            state.Memory.Values[flow.Names.Translate(place, args, receiver, result, state)] =
                flow.Names.Translate(value, args, receiver, result, state);
        }

        foreach (var owned in chosen.Owned)
            state.Ownership.Objects.Add(flow.Names.Translate(owned, args, receiver, result, state));

        return chosen.Result is { } known ? flow.Names.Translate(known, args, receiver, result, state) : result;
    }
}
