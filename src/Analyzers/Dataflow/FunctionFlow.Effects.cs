// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
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
            if (Conditions.Known(_table, site.State, here) is { } known && known != value)
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
        var held = state.Held.Where(h => !dropped.Contains(h.Name)).Concat(site.Inside).ToArray();
        var irqs = effect.Irqs != IrqState.Entry ? effect.Irqs
            : site.InsideIrqs != IrqState.Entry ? site.InsideIrqs : state.Irqs;
        var trail = new Trail(site.Node.Syntax, site.Function + "()", effect.Trail);
        var cls = (name is null ? null : ClassOf(name)) ?? effect.Class;
        var passed = effect with
        {
            Name = Portable(name),
            Class = cls,
            Trail = trail,
            Irqs = effect.Irqs != IrqState.Entry ? effect.Irqs : irqs,
            Dropped = [.. dropped.Concat(state.Dropped).Where(d => d.Portable).Distinct()],
            When = Conditional(state),
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

    private void NeedHeld(Effect effect, Sym? name, LockClass? cls, Held[] held, Site site, State state)
    {
        if (name is null || held.Any(h => ReferenceEquals(h.Name, name)) || IsOwned(name, state))
        {
            return;
        }

        if (CanAskCallers(name, cls) && !_facts.Releases.Any())
        {
            Tell(effect);
            return;
        }

        Report(RequiredLock.Find(site.Function, name.ToString(), Near(cls, name, state), site.Node.Where,
            Method).Along(effect.Trail));
    }

    private void NeedNotHeld(Effect effect, Sym? name, LockClass? cls, Held[] held, Site site)
    {
        var wrong = held.FirstOrDefault(h => name is not null
            ? ReferenceEquals(h.Name, name)
            : h.Class is not null && h.Class == cls);
        if (wrong is not null)
        {
            Report(ExcludedLock.Find(site.Function, wrong.Name.ToString(), site.Node.Where, Method)
                .Along(wrong.Trail).Along(effect.Trail));
        }
        else if (effect.Name is not null || cls is not null)
        {
            Tell(effect);
        }
    }

    private void NeedGuard(Effect effect, Sym? name, Held[] held, Node node, State state)
    {
        if (name is null || held.Any(h => ReferenceEquals(h.Name, name)) || IsOwned(name, state)
            || (effect.Access == GuardedAccess.OwnerCpuReads && !effect.Write && IsThisCpu(name))
            || name.Root.Kind is SymKind.Local)
        {
            return;
        }

        if (CanAskCallers(name, effect.Class))
        {
            Tell(effect);
            return;
        }

        string place = effect.Field?.Name ?? "?";
        string near = Near(effect.Class, name, state);
        var finding = effect.Off
            ? PlainLoad.Find(place, near, node.Where, Method)
            : GuardedData.Find(place, effect.Write ? "written" : "read", name.ToString(), near,
                node.Where, Method);
        Report(finding.Along(effect.Trail));
    }

    private void NeedIrqs(Effect effect, IrqState irqs, Site site)
    {
        var wrong = effect.Off ? IrqState.On : IrqState.Off;
        if (irqs == wrong)
        {
            Report(IrqStateRequired.Find(site.Function, effect.Off ? "off" : "on",
                effect.Off ? "on" : "off", site.Node.Where, Method)
                .Along(site.State.IrqTrail).Along(effect.Trail));
        }
        else if (irqs == IrqState.Entry)
        {
            Tell(effect);
        }
    }

    private void NeedChildOf(Effect effect, Effect original, Sym? child, Site site)
    {
        var parent = original.Other is { } other
            ? Translate(other, site.Args, site.Receiver, _table.Null, site.State)
            : null;
        if (child is null || parent is null)
        {
            return;
        }

        var pointed = (original.Name?.Tag as IParameterSymbol)?.Type is IPointerTypeSymbol pointer
            ? pointer.PointedAtType as INamedTypeSymbol
            : null;
        if (IsChildOf(site.State, child, parent, pointed))
        {
            return;
        }

        if (child.Portable && parent.Portable && child.Kind == SymKind.Param
            && parent.Kind == SymKind.Param
            && (_analysis.HasCallers(Method) || _analysis.IsAddressTaken(Method)))
        {
            Tell(effect with { Name = child, Other = parent });
            return;
        }

        var held = new Held(child, null, false, Variant.Plain, 0, effect.Trail, IrqState.Entry);
        Report(SameClassPair.Find(held, parent.ToString(), new LockClass(site.Function, LockKind.Spin),
            $"'{child}' is a child of '{parent}', as {site.Function} requires", site.Node.Where, Method, "")
            .Along(effect.Trail));
    }

    private Sym CallPointer(Node node, State state)
    {
        var target = Value(node.A!, state);
        var args = new Sym[node.Args.Length];
        for (int i = 0; i < args.Length; i++)
        {
            args[i] = Value(node.Args[i], state);
            if (node.Args[i].Kind == NodeKind.AddressOf)
            {
                AccessArgument(node.Args[i], args[i], MethodFacts.None, state);
            }
        }

        if (_dead)
        {
            return _table.Null;
        }

        if (target is { Kind: SymKind.Method, Tag: IMethodSymbol known })
        {
            return CallBody(node, known, _model.Of(known), null, args, state);
        }

        if (ContractOf(node.A!) is { } contract && contract.DelegateInvokeMethod is { } invoke)
        {
            var facts = _model.Contract(contract);
            DeclaredNeeds(node, invoke, facts, args, null, state);
            return ApplyContract(node, invoke, facts, args, Fresh(node, state), state);
        }

        if (_final)
        {
            var callback = new Effect(EffectKind.Callback, new Trail(node.Syntax, "called here", null))
            {
                Name = target,
                Args = args,
                Call = node,
            };
            RunCallback(callback, callback with { Name = Portable(target) }, target, [.. state.Held], [],
                state.Irqs, new Site(node, null, "callback", args, null, state, [], [],
                    IrqState.Entry, true, 0), own: true);
        }

        foreach (var arg in args)
        {
            Havoc(state, arg, node, null);
        }

        foreach (var candidate in _analysis.Candidates(node))
        {
            if (_analysis.SummaryOf(candidate) is { } summary)
            {
                Overwrite(summary, node, state);
            }
        }

        return Fresh(node, state);
    }

    // A function pointer that a parameter brought in: known at some callers, unknown at others.
    private void RunCallback(Effect effect, Effect passed, Sym? target, Held[] held, Sym[] dropped,
        IrqState irqs, Site site, bool own = false)
    {
        if (site.Depth > 8 || target is null)
        {
            return;
        }

        var args = own
            ? effect.Args
            : effect.Args.Select(a => Translate(a, site.Args, site.Receiver, _table.Null, site.State))
                .ToArray();
        var inside = own
            ? site.Inside
            : [.. site.Inside, .. effect.Inside.Select(h => h with
            {
                Name = Translate(h.Name, site.Args, site.Receiver, _table.Null, site.State),
            })];
        if (target is { Kind: SymKind.Method, Tag: IMethodSymbol known })
        {
            RunKnown(effect, known, args, inside, dropped, irqs, site, true);
            return;
        }

        if (target.Kind == SymKind.Param)
        {
            Tell(passed with
            {
                Kind = EffectKind.Callback,
                Name = target,
                Args = args,
                Inside = own ? [.. site.State.Held.Where(h => !h.FromEntry)] : [.. inside,
                    .. site.State.Held.Where(h => !h.FromEntry && !dropped.Contains(h.Name))],
                Related = own ? Related(args, site.State) : effect.Related,
                Irqs = irqs,
                Dropped = [.. dropped.Concat(site.State.Dropped).Where(d => d.Portable).Distinct()],
            });
            return;
        }

        if (effect.Call is { } call)
        {
            foreach (var candidate in _analysis.Candidates(call))
            {
                RunKnown(effect, candidate, args, inside, dropped, irqs, site, false);
            }
        }
    }

    private void RunKnown(Effect effect, IMethodSymbol target, Sym[] args, Held[] inside, Sym[] dropped,
        IrqState irqs, Site site, bool certain)
    {
        if (_analysis.SummaryOf(target) is not { } summary)
        {
            return;
        }

        var state = site.State;
        if (effect.Related.Length > 0)
        {
            state = state.Clone();
            foreach (var (child, parent) in effect.Related)
            {
                state.Relations.Add((args[child], args[parent]));
            }
        }

        foreach (var inner in summary.Effects)
        {
            // A guess at the target says nothing about what its caller has to hold.
            if (!certain && inner.Kind != EffectKind.Acquire)
            {
                continue;
            }

            var inward = site with
            {
                Callee = target,
                Function = target.Name,
                Args = args,
                Receiver = null,
                State = state,
                Inside = inside,
                InsideDropped = dropped,
                InsideIrqs = irqs,
                Certain = certain,
                Depth = site.Depth + 1,
            };
            if (Happens(inner, inward))
            {
                Apply(inner, inward);
            }
        }
    }

    private (int, int)[] Related(Sym[] args, State state)
    {
        var pairs = new List<(int, int)>();
        for (int i = 0; i < args.Length; i++)
        {
            for (int j = 0; j < args.Length; j++)
            {
                if (i != j && IsChildOf(state, args[i], args[j]) && !args[j].IsNull)
                {
                    pairs.Add((i, j));
                }
            }
        }

        return [.. pairs];
    }

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
                    Dropped = [.. state.Dropped.Where(d => d.Portable)],
                }, name, cls, [.. state.Held], site, state);
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
                Dropped = [.. state.Dropped.Where(d => d.Portable)],
            };
            NeedNotHeld(effect, found?.Name, effect.Class, [.. state.Held], site);
        }

        if (facts.RequiresIrqsOff is { } off)
        {
            NeedIrqs(new Effect(EffectKind.NeedsIrqs, trail) { Off = off, Declared = true },
                state.Irqs, site);
        }

        if (facts.AssertsIrqsOff is { } asserted)
        {
            NeedIrqs(new Effect(EffectKind.NeedsIrqs, trail) { Off = asserted, Declared = true },
                state.Irqs, site);
        }

        if (facts.Sleep is { } sleep && Sleeps(sleep, method, args))
        {
            var effect = new Effect(EffectKind.Sleep, trail)
            {
                Irqs = state.Irqs,
                Dropped = [.. state.Dropped.Where(d => d.Portable)],
                When = Conditional(state),
            };
            if (!CheckSleep(method.Name, node, trail, [.. state.Held], state.Irqs, state))
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
                || state.Find(name) is not null)
            {
                continue;
            }

            var trail = new Trail(node.Syntax, $"{method.Name}({name})", null);
            if (name.Portable && !state.Dropped.Contains(name))
            {
                // A checked precondition: callers have to hold it, and from here on it is held.
                Tell(new Effect(EffectKind.NeedsHeld, trail)
                {
                    Name = name,
                    Class = cls,
                    Declared = true,
                    When = Conditional(state),
                });
                state.Held.Add(new Held(name, cls, true, Variant.Plain, 0, trail, state.Irqs));
            }
            else
            {
                Report(RequiredLock.Find(method.Name, name.ToString(), Near(cls, name, state),
                    node.Where, Method));
                state.Held.Add(new Held(name, cls, true, Variant.Plain, 0, trail, state.Irqs));
            }
        }

        if (facts.AssertsIrqsOff is { } off && state.Irqs == IrqState.Entry)
        {
            state.Irqs = off ? IrqState.Off : IrqState.On;
            state.IrqTrail = new Trail(node.Syntax, "asserted here", null);
            _assertedIrqs = state.Irqs;
        }
    }

    /// <summary>The state that an assertion at the start of the function stands for.</summary>
    private IrqState? _assertedIrqs;
}
