// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Transfer;

/// <summary>Taking and giving back of locks.</summary>
internal sealed class Locking(FunctionFlow flow)
{
    public void Acquire(Sym name, LockClass? cls, Variant variant, int level, Node node,
        Trail trail,
        State state, bool conditional = false, bool fromBody = true)
    {
        if (cls is null && AnnotatedPaths.HolderOf(name) is { } holder)
            cls = flow.Model.ClassOfObject(holder);

        if (cls is not null)
        {
            flow.Taken.Add(cls);
            cls.HasLevels |= node.Symbol is IMethodSymbol { ContainingType: { } with }
                && flow.Model.HasLevels(with);
        }

        if (Known(name, state) is { } known)
        {
            flow.Loops.Take(name, known);
            if (!conditional)
            {
                flow.Raise(new Acquired(flow, name, cls, node, trail, state) { Held = [known] });
            }

            return;
        }

        var again = state.Locks.Held.FirstOrDefault(h =>
            ReferenceEquals(h.Trail.Syntax, trail.Syntax)
            && !h.FromEntry && h.Class == cls && HasOld(h.Name));
        if (again is not null)
        {
            flow.Report(StateDiffers.Find(again.Name.ToString(),
                "taken by one pass of the loop, still held",
                node.Where, flow.Method).Along(again.Trail));
            state.Locks.Held.Remove(again);
        }

        state.Locks.Given.Remove(name);
        if (fromBody && cls is { Kind: LockKind.Sequence })
            SequenceLock.Need(flow, name, node, (node.Symbol as IMethodSymbol)?.Name ?? "", state);

        if (!conditional)
        {
            flow.Raise(new Acquired(flow, name, cls, node, trail, state)
            {
                // Whoever takes a pair for its callers answers for the order of the two.
                Held = fromBody ? state.Locks.Held : [.. state.Locks.Held
                    .Where(h => !ReferenceEquals(h.Trail.Syntax, trail.Syntax))],
                Level = level,
                Irqs = state.Interrupts.Now,
                SoftInterruptsOff = state.Preemption.BottomHalves > 0,
            });
        }

        var effect = new Effect(EffectKind.Acquire, trail)
        {
            Name = Sym.PortableOrNull(name),
            Class = cls,
            Level = level,
            Dropped = [.. state.Locks.Dropped.Where(d => d.Portable)],
            Irqs = state.Interrupts.Now,
            When = state.Facts.OfParameters(),
            SoftInterruptsOff = state.Preemption.BottomHalves > 0,
        };
        if (fromBody && !conditional)
            flow.Tell(effect);

        if (FillHole(name, state))
            return;

        if (state.Locks.Dropped.Remove(name))
        {
            state.Locks.Held.Add(new Held(name, cls, true, variant, level, trail,
                state.Interrupts.Now));
            return;
        }

        state.Locks.Held.Add(new Held(name, cls, false, variant, level, trail,
            state.Interrupts.Now)
        {
            Scope = node.Value as LockStatementSyntax,
        });
    }

    /// <summary>The states in which what comes next is reached.</summary>
    public static List<State> Left(List<State> states, Node next)
    {
        foreach (var state in next.Syntax is null ? [] : states)
            Leave(state, next.Syntax);

        return states;
    }

    /// <summary>Gives back what is held in a statement that does not contain what comes.</summary>
    public static void Leave(State state, SyntaxNode? next)
    {
        for (int i = state.Locks.Held.Count - 1; i >= 0; i--)
        {
            var held = state.Locks.Held[i];

            if (held.Scope is not { } scope || (next is not null && scope.Contains(next)))
                continue;
            state.Locks.Held.RemoveAt(i);
            state.Tries.Released(held.Name);
        }
    }

    // Alone, or with all others of an array.
    private Held? Known(Sym name, State state) => state.HeldAs(flow.Table, name) switch
    {
        { Range: null } alone => alone,
        _ => state.Locks.Held.Find(h => h.Range is { IsSure: true } && h.Covers(name)),
    };

    // An element that was given back alone is held with the others again.
    private static bool FillHole(Sym name, State state)
    {
        int at = state.Locks.Held.FindIndex(h => h.Range?.Holes.Contains(name) == true);
        if (at < 0)
            return false;

        var held = state.Locks.Held[at];
        state.Locks.Held[at] = held with
        {
            Range = held.Range! with { Holes = [.. held.Range!.Holes.Where(h => h != name)] },
        };
        return true;
    }

    private static bool HasOld(Sym? sym) => sym is not null
        && (sym.Kind == SymKind.Old || HasOld(sym.A) || HasOld(sym.B));

    public void Release(Sym name, LockClass? cls, Variant? variant, Node node, State state)
    {
        flow.Raise(new Released(flow, name, cls, node, state));
        state.Tries.Released(name);
        var held = state.HeldAs(flow.Table, name) is { Range: null } alone ? alone
            : state.Locks.Find(name);
        if (held is null && flow.Loops.Give(name, node, state) is { Range: { } range } all)
        {
            state.Locks.Held[state.Locks.Held.IndexOf(all)] = all with
            {
                Range = range with { Holes = [.. range.Holes, name] },
            };
            return;
        }

        if (held is null)
        {
            // What callers have no name for was not theirs.
            if (name.Portable && !state.Locks.Dropped.Contains(name))
                state.Locks.Dropped.Add(name);

            return;
        }

        state.Locks.Held.Remove(held);
        state.Locks.Given.Add(held.Name);
        if (held.FromEntry)
            state.Locks.Dropped.Add(held.Name);
        else if (variant is { } released && released != held.Variant)
            state.Locks.Mismatch = new Mismatch(held, released,
                new Trail(node.Syntax, "released here", null));
    }
}
