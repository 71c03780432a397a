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
    private void ApplyIrqs(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args, Sym result,
        State state)
    {
        if (facts.SavesIrqs is { } saved)
        {
            Keep(node, PlaceOfFlags(saved, method, args, result), state);
        }
        else if (facts.RestoresIrqs is { } restored)
        {
            var place = PlaceOfFlags(restored, method, args, result);
            var parameter = method.Parameters.FirstOrDefault(p => p.Name == restored.TrimStart('@'));
            bool byAddress = parameter is not null
                && (parameter.RefKind != RefKind.None || parameter.Type is IPointerTypeSymbol);
            Restore(node, byAddress && place is not null ? Read(state, place) : place, state);
        }
        else if (facts.DisablesIrqs)
        {
            Disable(node, method, facts, state);
        }
        else if (facts.EnablesIrqs)
        {
            Enable(node, method.Name + "()", state);
        }
    }

    private static Sym? PlaceOfFlags(string name, IMethodSymbol method, Sym[] args, Sym result)
    {
        if (name == "return")
        {
            return result;
        }

        var parameter = method.Parameters.FirstOrDefault(p => p.Name == name.TrimStart('@'));
        return parameter is not null && parameter.Ordinal < args.Length ? args[parameter.Ordinal] : null;
    }

    private void Keep(Node node, Sym? place, State state)
    {
        var flags = _table.Get(SymKind.Saved, node);
        var trail = new Trail(node.Syntax, "interrupts turned off here", null);
        if (state.Interrupts.Find(flags) is { } again)
        {
            Report(IrqFlags.Find("The flags saved here were not restored since the last pass", node.Where,
                Method));
            state.Interrupts.Saves.Remove(again);
        }

        if (place is not null)
        {
            CheckOverwrittenFlags(place, flags, node, state);
            state.Memory.Values[place] = flags;
            if (place.Kind == SymKind.Fresh)
            {
                // The result of the call itself carries the flags.
                state.Memory.Values[_table.Get(SymKind.Capture, place)] = flags;
            }
        }

        state.Interrupts.Saves.Add(new Saved(flags, state.Interrupts.Now, trail));
        state.Interrupts.Now = IrqState.Off;
        state.Interrupts.Trail = trail;
    }

    private void CheckOverwrittenFlags(Sym place, Sym value, Node node, State state)
    {
        if (!state.Memory.Values.TryGetValue(place, out var old) || old.Kind != SymKind.Saved
            || ReferenceEquals(old, value)
            || state.Interrupts.Find(old) is not { } kept
            || state.Memory.Values.Any(m => !ReferenceEquals(m.Key, place) && ReferenceEquals(m.Value, old)))
        {
            return;
        }

        Report(IrqFlags.Find($"The interrupt state kept in '{place}' is overwritten before it was restored",
            node.Where, Method).Along(kept.Trail));
    }

    private void Restore(Node node, Sym? flags, State state)
    {
        if (flags is { Kind: SymKind.Fresh }
            && state.Memory.Values.TryGetValue(_table.Get(SymKind.Capture, flags), out var carried))
        {
            flags = carried;
        }

        int at = state.Interrupts.Saves.FindIndex(s => ReferenceEquals(s.Flags, flags));
        if (at < 0)
        {
            if (flags is { Kind: SymKind.Saved })
            {
                Report(IrqFlags.Find("The interrupt state restored here was restored before", node.Where,
                    Method));
            }

            state.Interrupts.Now = IrqState.Restored;
            state.Interrupts.RestoredFrom = flags;
            state.Interrupts.Trail = new Trail(node.Syntax, "interrupts restored here", null);
            return;
        }

        if (at != state.Interrupts.Saves.Count - 1)
        {
            Report(IrqFlags.Find("The interrupt state restored here is not the one that was saved last",
                node.Where, Method).Along(state.Interrupts.Saves[state.Interrupts.Saves.Count - 1].Trail));
        }

        var before = state.Interrupts.Saves[at].Before;
        state.Interrupts.Saves.RemoveAt(at);
        state.Interrupts.Now = before;
        state.Interrupts.Trail = new Trail(node.Syntax, "interrupts restored here", null);
    }

    private void Disable(Node node, IMethodSymbol method, MethodFacts facts, State state)
    {
        var trail = new Trail(node.Syntax, "interrupts turned off here", null);
        if (facts.Acquires.Count > 0 && state.Interrupts.Now == IrqState.Off)
        {
            Report(IrqsEnabledTooEarly.Find($"'{method.Name}' here and its release",
                "", "they are off already", node.Where, Method).Along(state.Interrupts.Trail));
        }

        if (state.Interrupts.Now == IrqState.Entry && facts.Acquires.Count > 0)
        {
            // The release will turn interrupts on, so they had better be on now.
            Tell(new Effect(EffectKind.NeedsIrqs, trail)
            {
                Off = false,
                When = state.Facts.OfParameters(),
            });
        }

        state.Interrupts.CallerHadThemOn |= state.Interrupts.Now == IrqState.Entry;
        state.Interrupts.Now = IrqState.Off;
        state.Interrupts.Trail = trail;
    }

    private void Enable(Node node, string what, State state)
    {
        var trail = new Trail(node.Syntax, "interrupts turned on here", null);
        CheckEnable(what, node, trail, state.Locks.Held, state);
        Tell(new Effect(EffectKind.EnableIrqs, trail)
        {
            Dropped = [.. state.Locks.Dropped.Where(d => d.Portable)],
            When = state.Facts.OfParameters(),
        });
        if (state.Interrupts.Saves.Count > 0)
        {
            var kept = state.Interrupts.Saves[state.Interrupts.Saves.Count - 1];
            if (kept.Before != IrqState.On && state.Interrupts.Now == IrqState.Off)
            {
                // Whoever restores the flags will not notice, but interrupts were on in between.
                state.Interrupts.Trail = trail;
            }
        }

        state.Interrupts.Now = IrqState.On;
        state.Interrupts.Trail = trail;
    }

    // Interrupts come on while a lock is held that was taken with them off.
    private void CheckEnable(string what, Node node, Trail trail, IEnumerable<Held> held, State state)
    {
        foreach (var inner in held)
        {
            if (inner.Class is { Kind: LockKind.Spin } cls
                && (inner.Variant is Variant.Irq or Variant.IrqSave || cls.UsedInInterrupts
                    || inner.IrqsWhenTaken == IrqState.Off))
            {
                Report(IrqsEnabledTooEarly.Find($"'{what.TrimEnd('(', ')')}'", Through(trail),
                    $"'{inner.Name}', taken with interrupts off, is still held", node.Where, Method)
                    .Along(inner.Trail).Along(trail));
                return;
            }
        }
    }

    private void CheckIrqSafety(Sym? name, LockClass? cls, Node node, Trail trail, IrqState irqs, State state)
    {
        if (!_final || cls is null || cls.Kind == LockKind.Mutex)
        {
            return;
        }

        if (irqs == IrqState.On)
        {
            var finding = IrqUnsafeAcquire.Find(name?.ToString() ?? cls.Name, cls.Name, Through(trail),
                node.Where, Method).Along(state.Interrupts.Trail).Along(trail);
            _analysis.IrqSafety.NoteUnsafe(cls, finding);
        }
    }

    private bool CheckSleep(string function, Node node, Trail trail, IReadOnlyList<Held> held,
        IrqState irqs, State state)
    {
        var spin = held.FirstOrDefault(h => h.Class is { Kind: not LockKind.Mutex });
        string? why = spin is not null ? $"'{spin.Name}' is held"
            : irqs == IrqState.Off ? "interrupts are off"
            : state.Preemption.Depth > 0 ? "preemption is off"
            : state.Preemption.BottomHalves > 0 ? "soft interrupts are off"
            : _facts.RunsIn is EntryContext.SoftInterrupt or EntryContext.HardInterrupt
                ? $"'{Method.Name}' runs in an interrupt"
                : null;
        if (why is not null)
        {
            Report(SleepsInAtomic.Find(function, Through(trail), why, node.Where, Method)
                .Along(spin?.Trail ?? (irqs == IrqState.Off ? state.Interrupts.Trail : null)).Along(trail));
        }

        return why is not null;
    }

    private void ApplyOutcomeIrqs(Node node, Outcome outcome, Sym[] args, Sym? receiver, Sym result,
        State state)
    {
        foreach (var (place, before) in outcome.Saves)
        {
            var flags = _table.Get(SymKind.Saved, node);
            state.Interrupts.Saves.Add(new Saved(flags, before == IrqState.Entry ? state.Interrupts.Now : before,
                new Trail(node.Syntax, "interrupts turned off here", null)));
            state.Memory.Values[Translate(place, args, receiver, result, state)] = flags;
        }

        switch (outcome.Irqs)
        {
            case IrqState.On or IrqState.Off:
                state.Interrupts.Now = outcome.Irqs;
                state.Interrupts.Trail = new Trail(node.Syntax, "interrupts changed here", null);
                break;
            case IrqState.Restored when outcome.RestoredFrom is { } from:
                Restore(node, Translate(from, args, receiver, result, state), state);
                break;
            case IrqState.Restored:
                state.Interrupts.Now = IrqState.Restored;
                break;
            default:
                break;
        }

        state.Preemption.Step(outcome.Preemption, outcome.BottomHalves);
    }
}
