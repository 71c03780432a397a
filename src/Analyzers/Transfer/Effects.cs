// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>What a called function does and needs, brought to the place of the call.</summary>
internal sealed class Effects(FunctionFlow flow)
{
    public void Instantiate(Summary summary, Node node, IMethodSymbol method, Sym[] args,
        Sym? receiver, State state, bool certain)
    {
        if (!flow.Final)
        {
            // Only the reports and this function's own effects depend on them.
            return;
        }

        Instantiate(summary, new Site(node, method, method.Name, args, receiver, state, [], [],
            IrqState.Entry, certain, 0));
    }

    public void Instantiate(Summary summary, Site site)
    {
        foreach (var effect in summary.Effects)
        {
            if (Happens(effect, site))
                Apply(effect, site);
        }
    }

    public bool Happens(Effect effect, Site site)
    {
        foreach (var (fact, value) in effect.When)
        {
            var here = flow.Names.Translate(fact, site.Args, site.Receiver, flow.Table.Null,
                site.State);
            if (Conditions.Known(flow.Table, site.State.Facts, here) is { } known && known != value)
                return false;
        }

        return true;
    }

    public void Apply(Effect effect, Site site)
    {
        var state = site.State;
        var name = effect.Name is { } inner
            ? flow.Names.Translate(inner, site.Args, site.Receiver, flow.Table.Null, state)
            : null;
        if (name is not null && flow.Names.Exists(name, state) == false)
            return;

        var dropped = effect.Dropped
            .Select(d => flow.Names.Translate(d, site.Args, site.Receiver, flow.Table.Null, state))
            .Concat(site.InsideDropped).ToArray();
        var held = state.Locks.Held.Where(h =>
            !dropped.Contains(h.Name)).Concat(site.Inside).ToArray();
        var irqs = effect.Irqs != IrqState.Entry ? effect.Irqs
            : site.InsideIrqs != IrqState.Entry ? site.InsideIrqs : state.Interrupts.Now;
        var trail = new Trail(site.Node.Syntax, site.Function + "()", effect.Trail);
        var cls = (name is null ? null : flow.Names.ClassOf(name)) ?? effect.Class;
        var passed = effect with
        {
            Name = Sym.PortableOrNull(name),
            Class = cls,
            Trail = trail,
            Irqs = effect.Irqs != IrqState.Entry ? effect.Irqs : irqs,
            Dropped = [.. dropped.Concat(state.Locks.Dropped).Where(d => d.Portable).Distinct()],
            When = state.Facts.OfParameters(),
            Guess = effect.Guess || !site.Certain,
            SoftInterruptsOff = effect.SoftInterruptsOff || state.Preemption.BottomHalves > 0,
        };
        bool certain = site.Certain && !effect.Guess;
        switch (effect.Kind)
        {
            case EffectKind.Acquire:
                flow.Raise(new Acquired(flow, name, cls, site.Node, trail, state)
                {
                    Held = held,
                    Level = effect.Level,
                    Irqs = effect.Irqs == IrqState.Entry ? irqs : IrqState.Entry,
                    Certain = certain,
                    SoftInterruptsOff = passed.SoftInterruptsOff,
                });

                // A guess is worth a report where it is made; further out it would be noise.
                if (certain || (site.Reach == Reach.Only && !effect.Guess))
                    flow.Tell(passed);

                break;
            case EffectKind.Sleep:
                if (!flow.Raise(new Slept(flow, site.Function, site.Node, trail, state)
                {
                    Held = held,
                    Irqs = irqs,
                }))
                    flow.Tell(passed);

                break;
            case EffectKind.EnableIrqs:
                flow.Raise(new IrqsChanged(flow, IrqState.On, site.Function, site.Node, trail,
                    state)
                {
                    Held = held,
                });
                flow.Tell(passed);
                break;
            case EffectKind.Callback:
                flow.Callbacks.RunCallback(effect, passed, name, held, dropped, irqs, site);
                break;
            default:
                flow.Raise(new Needed(flow, passed, name, cls, site.Function, site.Node, state)
                {
                    Held = held,
                    Irqs = irqs,
                    Argument = effect is
                    {
                        Kind: EffectKind.WaitsFor,
                        Name: { Kind: SymKind.Param } awaited
                    } && site.Depth == 0
                        && awaited.Number < site.Node.Args.Length
                            ? site.Node.Args[awaited.Number] : null,
                    Other = effect.Other is { } other
                        ? flow.Names.Translate(other, site.Args, site.Receiver, flow.Table.Null,
                            state)
                        : null,
                });
                break;
        }
    }
}
