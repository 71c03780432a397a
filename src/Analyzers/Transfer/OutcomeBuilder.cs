// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;

namespace Linux.Analyzers.Transfer;

/// <summary>Makes of all the ends of a function the few that differ to a caller.</summary>
internal sealed class OutcomeBuilder(FunctionFlow flow)
{
    // Callers see the returns that differ in what they leave behind, and nothing else.
    public List<Outcome> Build(IReadOnlyList<Exit> exits)
    {
        if (exits.Count == 0)
            return [];

        var outcomes = new List<Outcome>();
        var groups = exits.GroupBy(e => EffectKey(e.State)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToArray();
        foreach (var group in groups)
            outcomes.Add(OutcomeOf([.. group.Select(e => e.State)], groups.Length > 1));

        return outcomes.Count <= 6 ? outcomes : [Outcome.Neutral];
    }

    private string EffectKey(State state) =>
        string.Join(",", state.Locks.Held.Where(h => !h.FromEntry).Select(h => h.Name.Id).OrderBy(i => i))
        + "|" + string.Join(",", state.Locks.Dropped.Select(d => d.Id).OrderBy(i => i))
        + "|" + (int)(IsBalanced(state) ? IrqState.Entry : state.Interrupts.Now)
        + "|" + state.Interrupts.Saves.Count + "|" + state.Preemption.BottomHalves + "|" + state.Preemption.Depth;

    private bool IsBalanced(State state) => state.Interrupts.Now == flow.Start.InitialIrqs() || state.Interrupts.Now == flow.AssertedIrqs
        || (state.Interrupts.Now == IrqState.On && state.Interrupts.CallerHadThemOn);

    private Outcome OutcomeOf(State[] states, bool several)
    {
        var first = states[0];
        var slot = flow.Table.Get(SymKind.Return, null);
        Sym? Result(State state) => state.Memory.Values.TryGetValue(slot, out var value) ? value : null;
        bool? Truth(State state) => Result(state) is { } value
            ? Conditions.Known(flow.Table, state.Facts, value)
            : null;
        var result = Result(first);
        bool leaves = !flow.IsLockWrapper() && !flow.Facts.HasLockContract;
        bool gives = !flow.IsUnlockWrapper() && !flow.Facts.HasLockContract;
        return new Outcome
        {
            When = several
                ? [.. first.Facts.Known.Where(f => f.Key.Portable
                    && states.All(s => s.Facts.Known.TryGetValue(f.Key, out bool v) && v == f.Value))
                    .OrderBy(f => f.Key.Id).Select(f => (f.Key, f.Value))]
                : [],
            Released = gives ? [] : [.. first.Locks.Dropped.Where(d => d.Portable)],
            Acquired = leaves && !flow.IsLockWrapper() ? [] : [.. first.Locks.Held.Where(h => !h.FromEntry)
                .Select(h => h with { Name = Returned(h.Name, result, slot) })],
            Irqs = IsBalanced(first) || (leaves && gives) ? IrqState.Entry : first.Interrupts.Now,
            RestoredFrom = Sym.PortableOrNull(first.Interrupts.RestoredFrom),
            Saves = leaves ? [] : [.. first.Interrupts.Saves.Select(s => (Place: Sym.PortableOrNull(first.Memory.Values
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
            ? flow.Table.Map(name, part => ReferenceEquals(part, value) ? slot : null)
            : name;
}
