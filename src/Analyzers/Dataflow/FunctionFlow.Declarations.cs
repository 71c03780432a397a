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
    /// <summary>The needs that the annotations of a function without a summary state.</summary>
    private void DeclaredNeeds(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args,
        Sym? receiver, State state)
    {
        if (!_final)
        {
            return;
        }

        var site = new Site(node, method, method.Name, args, receiver, state, [], [], IrqState.Entry,
            true, 0);
        var trail = new Trail(node.Syntax, method.Name + "()", null);
        foreach (var path in facts.MustHold)
        {
            if (LockOf(path.Path, method, args, state) is var (name, cls))
            {
                NeedHeld(new Effect(EffectKind.NeedsHeld, trail)
                {
                    Name = Portable(name),
                    Class = cls,
                    Declared = true,
                    Dropped = [.. state.Locks.Dropped.Where(d => d.Portable)],
                }, name, cls, [.. state.Locks.Held], site, state);
            }
        }

        foreach (var path in facts.MustNotHold)
        {
            var found = LockOf(path.Path, method, args, state);
            _model.Classes.TryGetValue(path.Path, out var named);
            var effect = new Effect(EffectKind.NeedsNotHeld, trail)
            {
                Name = Portable(found?.Name),
                Class = found?.Class ?? named,
                Dropped = [.. state.Locks.Dropped.Where(d => d.Portable)],
            };
            NeedNotHeld(effect, found?.Name, effect.Class, [.. state.Locks.Held], site);
        }

        if (facts.RequiresIrqsOff is { } off)
        {
            NeedIrqs(new Effect(EffectKind.NeedsIrqs, trail) { Off = off, Declared = true },
                state.Interrupts.Now, site);
        }

        if (facts.AssertsIrqsOff is { } asserted)
        {
            NeedIrqs(new Effect(EffectKind.NeedsIrqs, trail) { Off = asserted, Declared = true },
                state.Interrupts.Now, site);
        }

        if (facts.Sleep is { } sleep && Sleeps(sleep, method, args))
        {
            var effect = new Effect(EffectKind.Sleep, trail)
            {
                Irqs = state.Interrupts.Now,
                Dropped = [.. state.Locks.Dropped.Where(d => d.Portable)],
                When = state.Facts.OfParameters(),
            };
            if (!CheckSleep(method.Name, node, trail, [.. state.Locks.Held], state.Interrupts.Now, state))
            {
                Tell(effect);
            }
        }
    }

    private static bool Sleeps(SleepFact sleep, IMethodSymbol method, Sym[] args)
    {
        if (sleep.Flags is null)
        {
            return true;
        }

        var parameter = method.Parameters.FirstOrDefault(p => p.Name == sleep.Flags.TrimStart('@'));
        return parameter is null || parameter.Ordinal >= args.Length
            || args[parameter.Ordinal] is not { Kind: SymKind.Const } flags
            || (Number(flags) & (long)sleep.Mask) != 0;
    }

    private void AssertHeld(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args, State state)
    {
        foreach (var path in facts.AssertsHeld)
        {
            if (LockOf(path.Path, method, args, state) is not var (name, cls)
                || state.Locks.Find(name) is not null)
            {
                continue;
            }

            var trail = new Trail(node.Syntax, $"{method.Name}({name})", null);
            if (name.Portable && !state.Locks.Dropped.Contains(name))
            {
                // A checked precondition: callers have to hold it, and from here on it is held.
                Tell(new Effect(EffectKind.NeedsHeld, trail)
                {
                    Name = name,
                    Class = cls,
                    Declared = true,
                    When = state.Facts.OfParameters(),
                });
                state.Locks.Held.Add(new Held(name, cls, true, Variant.Plain, 0, trail, state.Interrupts.Now));
            }
            else
            {
                Report(RequiredLock.Find(method.Name, name.ToString(), Near(cls, name, state),
                    node.Where, Method));
                state.Locks.Held.Add(new Held(name, cls, true, Variant.Plain, 0, trail, state.Interrupts.Now));
            }
        }

        if (facts.AssertsIrqsOff is { } off && state.Interrupts.Now == IrqState.Entry)
        {
            state.Interrupts.Now = off ? IrqState.Off : IrqState.On;
            state.Interrupts.Trail = new Trail(node.Syntax, "asserted here", null);
            _assertedIrqs = state.Interrupts.Now;
        }
    }

    /// <summary>The state that an assertion at the start of the function stands for.</summary>
    private IrqState? _assertedIrqs;
}
