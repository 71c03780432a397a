// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>Turning interrupts off and on, keeping their state and putting it back.</summary>
internal sealed class IrqChanges(FunctionFlow flow)
{
    public void ApplyIrqs(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args,
        Sym result,
        State state)
    {
        if (facts.SavesIrqs is { } saved)
            Keep(node, PlaceOfFlags(saved, method, args, result), state);
        else if (facts.RestoresIrqs is { } restored)
        {
            var place = PlaceOfFlags(restored, method, args, result);
            var parameter = method.Parameters.FirstOrDefault(p =>
                p.Name == restored.TrimStart('@'));
            bool byAddress = parameter is not null
                && (parameter.RefKind != RefKind.None || parameter.Type is IPointerTypeSymbol);
            Restore(node, byAddress && place is not null ? flow.Values.Read(state, place) : place,
                state);
        }
        else if (facts.DisablesIrqs)
            Disable(node, method, facts, state);
        else if (facts.EnablesIrqs)
            Enable(node, method.Name, state);
    }

    private static Sym? PlaceOfFlags(string name, IMethodSymbol method, Sym[] args, Sym result)
    {
        if (name == "return")
            return result;

        var parameter = method.Parameters.FirstOrDefault(p => p.Name == name.TrimStart('@'));
        return parameter is not null && parameter.Ordinal < args.Length ? args[parameter.Ordinal]
            : null;
    }

    private void Keep(Node node, Sym? place, State state)
    {
        var flags = flow.Table.Get(SymKind.Saved, node);
        var trail = new Trail(node.Syntax, "interrupts turned off here", null);
        if (state.Interrupts.Find(flags) is { } again)
        {
            IrqFlags.SavedAgain(flow, node);
            state.Interrupts.Saves.Remove(again);
        }

        if (place is not null)
        {
            IrqFlags.Overwritten(flow, place, flags, node, state);
            state.Memory.Values[place] = flags;
            if (place.Kind == SymKind.Fresh)
            {
                // The result of the call itself carries the flags.
                state.Memory.Values[flow.Table.Get(SymKind.Capture, place)] = flags;
            }
        }

        state.Interrupts.Saves.Add(new Saved(flags, state.Interrupts.Now, trail));
        state.Interrupts.Set(IrqState.Off, trail);
    }

    public void Restore(Node node, Sym? flags, State state)
    {
        if (flags is { Kind: SymKind.Fresh }
            && state.Memory.Values.TryGetValue(flow.Table.Get(SymKind.Capture, flags),
                out var carried))
            flags = carried;

        IrqFlags.Restored(flow, flags, node, state);
        int at = state.Interrupts.Saves.FindIndex(s => ReferenceEquals(s.Flags, flags));
        if (at < 0)
        {
            state.Interrupts.Now = IrqState.Restored;
            state.Interrupts.RestoredFrom = flags;
            state.Interrupts.Trail = new Trail(node.Syntax, "interrupts restored here", null);
            return;
        }

        var before = state.Interrupts.Saves[at].Before;
        state.Interrupts.Saves.RemoveAt(at);
        state.Interrupts.Set(before, new Trail(node.Syntax, "interrupts restored here", null));
    }

    public void Disable(Node node, IMethodSymbol method, MethodFacts facts, State state)
    {
        var trail = new Trail(node.Syntax, "interrupts turned off here", null);
        flow.Raise(new IrqsChanged(flow, IrqState.Off, method.Name, node, trail, state)
        {
            Held = state.Locks.Held,
            WithLock = facts.Acquires.Count > 0,
        });
        if (state.Interrupts.Now == IrqState.Entry && facts.Acquires.Count > 0)
        {
            // The release will turn interrupts on, so they had better be on now.
            flow.Tell(new Effect(EffectKind.NeedsIrqs, trail)
            {
                Off = false,
                When = state.Facts.OfParameters(),
            });
        }

        state.Interrupts.CallerHadThemOn |= state.Interrupts.Now == IrqState.Entry;
        state.Interrupts.Set(IrqState.Off, trail);
    }

    public void Enable(Node node, string what, State state)
    {
        var trail = new Trail(node.Syntax, "interrupts turned on here", null);
        flow.Raise(new IrqsChanged(flow, IrqState.On, what, node, trail, state)
        {
            Held = state.Locks.Held,
        });
        flow.Tell(new Effect(EffectKind.EnableIrqs, trail)
        {
            Dropped = [.. state.Locks.Dropped.Where(d => d.Portable)],
            When = state.Facts.OfParameters(),
        });
        state.Interrupts.Set(IrqState.On, trail);
    }
}
