// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Dataflow;

internal sealed partial class FunctionFlow
{
    // Callers see the returns that differ in what they leave behind, and nothing else.
    private void BuildOutcomes()
    {
        CheckBottomHalves();
        if (_exits.Count == 0)
        {
            Summary.Outcomes = [];
            return;
        }

        var outcomes = new List<Outcome>();
        var groups = _exits.GroupBy(e => EffectKey(e.State)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToArray();
        foreach (var group in groups)
        {
            outcomes.Add(OutcomeOf([.. group.Select(e => e.State)], groups.Length > 1));
        }

        Summary.Outcomes = outcomes.Count <= 6 ? outcomes : [Outcome.Neutral];
    }

    private string EffectKey(State state) =>
        string.Join(",", state.Locks.Held.Where(h => !h.FromEntry).Select(h => h.Name.Id).OrderBy(i => i))
        + "|" + string.Join(",", state.Locks.Dropped.Select(d => d.Id).OrderBy(i => i))
        + "|" + (int)(IsBalanced(state) ? IrqState.Entry : state.Interrupts.Now)
        + "|" + state.Interrupts.Saves.Count + "|" + state.Preemption.BottomHalves + "|" + state.Preemption.Depth;

    private bool IsBalanced(State state) => state.Interrupts.Now == InitialIrqs() || state.Interrupts.Now == _assertedIrqs
        || (state.Interrupts.Now == IrqState.On && state.Interrupts.CallerHadThemOn);

    private Outcome OutcomeOf(State[] states, bool several)
    {
        var first = states[0];
        var slot = _table.Get(SymKind.Return, null);
        Sym? Result(State state) => state.Memory.Values.TryGetValue(slot, out var value) ? value : null;
        bool? Truth(State state) => Result(state) is { } value
            ? Conditions.Known(_table, state.Facts, value)
            : null;
        var result = Result(first);
        bool leaves = !IsLockWrapper() && !_facts.HasLockContract;
        bool gives = !IsUnlockWrapper() && !_facts.HasLockContract;
        return new Outcome
        {
            When = several
                ? [.. first.Facts.Known.Where(f => f.Key.Portable
                    && states.All(s => s.Facts.Known.TryGetValue(f.Key, out bool v) && v == f.Value))
                    .OrderBy(f => f.Key.Id).Select(f => (f.Key, f.Value))]
                : [],
            Released = gives ? [] : [.. first.Locks.Dropped.Where(d => d.Portable)],
            Acquired = leaves && !IsLockWrapper() ? [] : [.. first.Locks.Held.Where(h => !h.FromEntry)
                .Select(h => h with { Name = Returned(h.Name, result, slot) })],
            Irqs = IsBalanced(first) || (leaves && gives) ? IrqState.Entry : first.Interrupts.Now,
            RestoredFrom = Portable(first.Interrupts.RestoredFrom),
            Saves = leaves ? [] : [.. first.Interrupts.Saves.Select(s => (Place: Portable(first.Memory.Values
                .Where(m => ReferenceEquals(m.Value, s.Flags) && m.Key.Portable)
                .Select(m => m.Key).FirstOrDefault()), s.Before))
                .Where(s => s.Place is not null).Select(s => (s.Place!, s.Before))],
            BottomHalves = first.Preemption.BottomHalves,
            Preemption = first.Preemption.Depth,
            Result = result is { Portable: true } && states.All(s => ReferenceEquals(Result(s), result))
                ? result : null,
            Truth = states.All(s => Truth(s) == Truth(first)) ? Truth(first) : null,
            Memory = [.. first.Memory.Values
                .Where(m => m.Key.Portable && m.Key.Kind == SymKind.Field
                    && states.All(s => s.Memory.Values.TryGetValue(m.Key, out var v) && ReferenceEquals(v, m.Value)))
                .Select(m => (m.Key, Value: Returned(m.Value, result, slot)))
                .Where(m => m.Value.Portable).OrderBy(m => m.Key.Id).Take(16)],
            Owned = [.. first.Ownership.Objects.Select(o => Returned(o, result, slot)).Where(o => o.Portable
                && states.All(s => s.Ownership.Objects.Any(x => ReferenceEquals(Returned(x, Result(s), slot), o))))],
        };
    }

    // What the function returns is known to callers as its result.
    private Sym Returned(Sym name, Sym? result, Sym slot) => result is { Kind: not SymKind.Const } value
        && !value.Portable && name.Mentions(value)
            ? _table.Map(name, part => ReferenceEquals(part, value) ? slot : null)
            : name;
}
