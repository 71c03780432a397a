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
        void Need(Effect effect, Sym? name, LockClass? cls, Node? argument = null) =>
            flow.Raise(new Needed(flow, effect, name, cls, method.Name, node, state)
            {
                Held = state.Locks.Held,
                Irqs = state.Interrupts.Now,
                Argument = argument,
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
            && target.Ordinal < args.Length && Waits(waited, method, args))
            Need(new Effect(EffectKind.WaitsFor, trail)
            {
                Name = Sym.PortableOrNull(args[target.Ordinal]),
                Off = waited.NotFromInterrupts,
                Dropped = dropped,
            }, args[target.Ordinal], null, node.Args[target.Ordinal]);

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
        var effect = new Effect(facts.NeedsRcu ? EffectKind.NeedsRcu : EffectKind.NeedsPinned,
            trail)
        {
            Irqs = state.Interrupts.Now,
            Dropped = [.. state.Locks.Dropped.Where(d => d.Portable)],
        };
        flow.Raise(new Needed(flow, effect, null, null, method.Name, node, state)
        {
            Held = state.Locks.Held,
            Irqs = state.Interrupts.Now,
        });
    }

    /// <summary>False when a parameter says that the function does not wait.</summary>
    public static bool Waits(WaitFact waited, IMethodSymbol method, Sym[] args) =>
        method.Parameters.FirstOrDefault(p => p.Name == waited.If) is not { } condition
        || condition.Ordinal >= args.Length || !args[condition.Ordinal].IsNull;

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
