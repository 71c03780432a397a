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
    /// <summary>Where a callee's effects meet this function's state.</summary>
    private readonly record struct Site(Node Node, IMethodSymbol? Callee, string Function, Sym[] Args,
        Sym? Receiver, State State, Held[] Inside, Sym[] InsideDropped, IrqState InsideIrqs,
        bool Certain, int Depth);

    private void Instantiate(Summary summary, Node node, IMethodSymbol method, Sym[] args,
        Sym? receiver, State state, bool certain)
    {
        if (!_final)
        {
            // Only the reports and this function's own effects depend on them.
            return;
        }

        Instantiate(summary, new Site(node, method, method.Name, args, receiver, state, [], [],
            IrqState.Entry, certain, 0));
    }

    private void Instantiate(Summary summary, Site site)
    {
        foreach (var effect in summary.Effects)
        {
            if (Happens(effect, site))
            {
                Apply(effect, site);
            }
        }
    }

    private bool Happens(Effect effect, Site site)
    {
        foreach (var (fact, value) in effect.When)
        {
            var here = Translate(fact, site.Args, site.Receiver, _table.Null, site.State);
            if (Conditions.Known(_table, site.State.Facts, here) is { } known && known != value)
            {
                return false;
            }
        }

        return true;
    }

    private void Apply(Effect effect, Site site)
    {
        var state = site.State;
        var name = effect.Name is { } inner
            ? Translate(inner, site.Args, site.Receiver, _table.Null, state)
            : null;
        if (name is not null && Base(name) is { IsNull: true })
        {
            return;
        }

        var dropped = effect.Dropped
            .Select(d => Translate(d, site.Args, site.Receiver, _table.Null, state))
            .Concat(site.InsideDropped).ToArray();
        var held = state.Locks.Held.Where(h => !dropped.Contains(h.Name)).Concat(site.Inside).ToArray();
        var irqs = effect.Irqs != IrqState.Entry ? effect.Irqs
            : site.InsideIrqs != IrqState.Entry ? site.InsideIrqs : state.Interrupts.Now;
        var trail = new Trail(site.Node.Syntax, site.Function + "()", effect.Trail);
        var cls = (name is null ? null : ClassOf(name)) ?? effect.Class;
        var passed = effect with
        {
            Name = Portable(name),
            Class = cls,
            Trail = trail,
            Irqs = effect.Irqs != IrqState.Entry ? effect.Irqs : irqs,
            Dropped = [.. dropped.Concat(state.Locks.Dropped).Where(d => d.Portable).Distinct()],
            When = state.Facts.OfParameters(),
            Guess = effect.Guess || !site.Certain,
        };
        bool certain = site.Certain && !effect.Guess;
        switch (effect.Kind)
        {
            case EffectKind.Acquire:
                CheckOrder(name, cls, effect.Level, site.Node, trail, state, held, certain);
                if (effect.Irqs == IrqState.Entry)
                {
                    CheckIrqSafety(name, cls, site.Node, trail, irqs, state);
                }

                // A guess is worth a report where it is made; further out it would be noise.
                if (certain)
                {
                    Tell(passed);
                }

                break;
            case EffectKind.Sleep:
                if (!CheckSleep(site.Function, site.Node, trail, held, irqs, state))
                {
                    Tell(passed);
                }

                break;
            case EffectKind.EnableIrqs:
                CheckEnable(site.Function + "()", site.Node, trail, held, state);
                Tell(passed);
                break;
            case EffectKind.NeedsHeld:
                NeedHeld(passed, name, cls, held, site, state);
                break;
            case EffectKind.NeedsNotHeld:
                NeedNotHeld(passed, name, cls, held, site);
                break;
            case EffectKind.NeedsGuard:
                NeedGuard(passed, name, held, site.Node, state);
                break;
            case EffectKind.NeedsIrqs:
                NeedIrqs(passed, irqs, site);
                break;
            case EffectKind.NeedsChildOf:
                NeedChildOf(passed, effect, name, site);
                break;
            case EffectKind.Callback:
                RunCallback(effect, passed, name, held, dropped, irqs, site);
                break;
            default:
                break;
        }
    }

    private static Sym? Base(Sym name)
    {
        var part = name;
        while (part.Kind is SymKind.Field or SymKind.Element && part.A is { } inner)
        {
            part = inner;
        }

        return part;
    }
}
