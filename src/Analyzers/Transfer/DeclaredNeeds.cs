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

/// <summary>What annotations alone ask of a caller.</summary>
internal sealed class DeclaredNeeds(FunctionFlow flow)
{
    /// <summary>The needs that the annotations of a function without a summary state.</summary>
    public void Raise(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args, State state)
    {
        if (!flow.Final)
            return;

        var trail = new Trail(node.Syntax, method.Name + "()", null);
        Sym[] dropped = [.. state.Locks.Dropped.Where(d => d.Portable)];
        void Need(Effect effect, Sym? name, LockClass? cls) =>
            flow.Raise(new Needed(flow, effect, name, cls, method.Name, node, state)
            {
                Held = state.Locks.Held,
                Irqs = state.Interrupts.Now,
            });

        foreach (var path in facts.MustHold)
        {
            if (flow.Names.LockOf(path.Path, method, args, state) is var (name, cls))
                Need(new Effect(EffectKind.NeedsHeld, trail)
                {
                    Name = Sym.PortableOrNull(name),
                    Class = cls,
                    Declared = true,
                    Dropped = dropped,
                }, name, cls);
        }

        foreach (var path in facts.MustNotHold)
        {
            var found = flow.Names.LockOf(path.Path, method, args, state);
            flow.Model.Classes.TryGetValue(path.Path, out var named);
            Need(new Effect(EffectKind.NeedsNotHeld, trail)
            {
                Name = Sym.PortableOrNull(found?.Name),
                Class = found?.Class ?? named,
                Dropped = dropped,
            }, found?.Name, found?.Class ?? named);
        }

        if (facts.WaitsFor is { } waited
            && method.Parameters.FirstOrDefault(p => p.Name == waited.Target) is { } target
            && target.Ordinal < args.Length)
            Need(new Effect(EffectKind.WaitsFor, trail)
            {
                Name = Sym.PortableOrNull(args[target.Ordinal]),
                Off = waited.NotFromInterrupts,
                Dropped = dropped,
            }, args[target.Ordinal], null);

        foreach (bool off in new[] { facts.RequiresIrqsOff, facts.AssertsIrqsOff }.OfType<bool>())
            Need(new Effect(EffectKind.NeedsIrqs, trail) { Off = off, Declared = true }, null,
                null);

        if (facts.Sleep is { } sleep && Sleeps(sleep, method, args)
            && !flow.Raise(new Slept(flow, method.Name, node, trail, state)
            {
                Held = state.Locks.Held,
                Irqs = state.Interrupts.Now,
            }))
            flow.Tell(new Effect(EffectKind.Sleep, trail)
            {
                Irqs = state.Interrupts.Now,
                Dropped = dropped,
                When = state.Facts.OfParameters(),
            });
    }

    /// <summary>An RCU section, or a CPU that the task stays on.</summary>
    public void RaiseSections(Node node, IMethodSymbol method, MethodFacts facts, State state)
    {
        bool pinned = facts.ThisCpu && !facts.AnyCpu;
        if (!flow.Final || !(facts.NeedsRcu || pinned))
            return;

        var trail = new Trail(node.Syntax, method.Name + "()", null);
        flow.Raise(new Needed(flow, new Effect(facts.NeedsRcu ? EffectKind.NeedsRcu
            : EffectKind.NeedsPinned, trail), null, null, method.Name, node, state)
        {
            Held = state.Locks.Held,
            Irqs = state.Interrupts.Now,
        });
    }

    private static bool Sleeps(SleepFact sleep, IMethodSymbol method, Sym[] args)
    {
        if (sleep.Flags is null)
            return true;

        var parameter = method.Parameters.FirstOrDefault(p => p.Name == sleep.Flags.TrimStart('@'));
        return parameter is null || parameter.Ordinal >= args.Length
            || args[parameter.Ordinal] is not { Kind: SymKind.Const } flags
            || (flags.Integer & (long)sleep.Mask) != 0;
    }
}
