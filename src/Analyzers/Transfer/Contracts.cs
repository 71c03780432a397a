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

namespace Linux.Analyzers.Transfer;

/// <summary>What the annotations of a function without a visible body do to a state.</summary>
internal sealed class Contracts(FunctionFlow flow)
{
    /// <summary>What the annotations of a function without a visible body do to a state.</summary>
    public Sym ApplyContract(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args,
        Sym result, State state)
    {
        AssumeOptional(method, args, state);
        bool conditional = facts.Acquires.Any(a => a.When != Result.Any);
        bool succeeded = true;
        if (conditional)
        {
            var wanted = facts.Acquires.First(a => a.When != Result.Any).When;
            succeeded = flow.Forks.Choose(2) == 0;
            state.Facts.Known[result] = succeeded == (wanted == Result.True);
        }

        var variant = VariantOf(facts);
        var seen = new HashSet<Sym>();
        foreach (var path in facts.Releases)
        {
            if (Asks(path, method, args, state)
                && flow.Names.LockOf(path.Path, method, args, state, result) is var (name, cls)
                && (facts.Primitive || flow.Names.Exists(name, state) != false)
                && IsFirst(seen, name, state))
                flow.Locking.Release(name, cls, variant, node, state);
        }

        if (succeeded)
        {
            state.Preemption.Step(facts.Preemption, facts.BottomHalves);
            flow.Irqs.ApplyIrqs(node, method, facts, args, result, state);
        }

        seen.Clear();
        foreach (var path in facts.Acquires)
        {
            bool applies = (path.When == Result.Any || succeeded)
                && Asks(path, method, args, state);
            if (applies && flow.Names.LockOf(path.Path, method, args, state, result) is var (name,
                cls)
                && (facts.Primitive || flow.Names.Exists(name, state) != false)
                && IsFirst(seen, name, state))
            {
                flow.Locking.Acquire(name, cls, variant, facts.Primitive
                    ? LevelOf(path, method, args) : 1, node,
                    new Trail(node.Syntax, $"'{name}' taken here", null), state,
                    conditional: path.When != Result.Any, fromBody: facts.Primitive);
            }
        }

        foreach (var path in facts.Initializes)
        {
            if (flow.Names.LockOf(path.Path, method, args, state, result) is not var (name, _))
                continue;

            LockInitialisedHeld.Check(flow, name, node, state);
            flow.Lives.SetUp(name, node, state);
            if (name.Kind == SymKind.Field && name.A is { } container)
                state.Ownership.Objects.Add(container);
        }

        AssertHeld(node, method, facts, args, state);
        return result;
    }

    /// <summary>
    /// The parameters that were null on some way out on which a declared lock of theirs was neither
    /// taken nor given.
    /// </summary>
    public IEnumerable<int> Optional(IReadOnlyList<Exit> exits)
    {
        foreach (var path in flow.Facts.Acquires.Concat(flow.Facts.Releases))
        {
            if (flow.Names.LockOf(path.Path, null, null, flow.Entry) is var (name, _)
                && AnnotatedPaths.Base(name) is { Kind: SymKind.Param } parameter
                && !ReferenceEquals(parameter, name)
                && exits.Any(e => flow.Names.Exists(name, e.State) == false))
                yield return parameter.Number;
        }
    }

    // Whoever takes a pair takes one lock when both are the same.
    private bool IsFirst(HashSet<Sym> seen, Sym name, State state) => seen.Add(name)
        && !state.Facts.Equalities().Any(e => seen.Contains(flow.Table.Map(name, s =>
            ReferenceEquals(s, e.A) ? e.B : ReferenceEquals(s, e.B) ? e.A : null))
            && (name.Mentions(e.A!) || name.Mentions(e.B!)));

    // What depends on a parameter happens on one of two ways.
    private bool Asks(PathFact path, IMethodSymbol method, Sym[] args, State state)
    {
        if (method.Parameters.FirstOrDefault(p => p.Name == path.If) is not { } condition
            || condition.Ordinal >= args.Length)
            return true;

        var asked = args[condition.Ordinal];
        if (Conditions.Known(flow.Table, state.Facts, asked) is { } known)
            return known;

        bool chosen = flow.Forks.Choose(2) == 0;
        Conditions.Assume(flow.Table, state, asked, chosen);
        return chosen;
    }

    // The callee makes a difference between null and an object, and so does what is left behind.
    private void AssumeOptional(IMethodSymbol method, Sym[] args, State state)
    {
        if (flow.SummaryOf(method) is not { Optional.Count: > 0 } summary)
            return;

        foreach (int ordinal in summary.Optional.OrderBy(o => o))
        {
            if (ordinal < args.Length
                && Conditions.Known(flow.Table, state.Facts, args[ordinal]) is null)
                Conditions.Assume(flow.Table, state, args[ordinal], flow.Forks.Choose(2) == 0);
        }
    }

    private static int LevelOf(PathFact path, IMethodSymbol method, Sym[] args)
    {
        if (path.Level is null)
            return 0;

        var parameter = method.Parameters.FirstOrDefault(p => p.Name == path.Level.TrimStart('@'));
        return parameter is not null && parameter.Ordinal < args.Length
            ? args[parameter.Ordinal] is { Kind: SymKind.Const } level
                ? level.IsNull ? 0 : (int)(long)level.Tag!
                : 1
            : 0;
    }

    public static Variant VariantOf(MethodFacts facts) =>
        facts.SavesIrqs is not null || facts.RestoresIrqs is not null ? Variant.IrqSave
        : facts.DisablesIrqs || facts.EnablesIrqs ? Variant.Irq
        : facts.BottomHalves != 0 ? Variant.Bh : Variant.Plain;

    private void AssertHeld(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args,
        State state)
    {
        foreach (var path in facts.AssertsHeld)
        {
            if (flow.Names.LockOf(path.Path, method, args, state) is not var (name, cls)
                || state.HeldAs(flow.Table, name) is not null)
                continue;

            var trail = new Trail(node.Syntax, $"{method.Name}({name})", null);
            if (name.Portable && !state.Locks.Dropped.Contains(name))
            {
                // A checked precondition: callers have to hold it, and from here on it is held.
                flow.Tell(new Effect(EffectKind.NeedsHeld, trail)
                {
                    Name = name,
                    Class = cls,
                    Declared = true,
                    When = state.Facts.OfParameters(),
                });
                state.Locks.Held.Add(new Held(name, cls, true, Variant.Plain, 0, trail,
                    state.Interrupts.Now));
            }
            else
            {
                flow.Report(RequiredLock.Find(flow, method.Name, name, Wording.Near(cls, state),
                    node.Where));
                state.Locks.Held.Add(new Held(name, cls, true, Variant.Plain, 0, trail,
                    state.Interrupts.Now));
            }
        }

        if (facts.AssertsIrqsOff is { } off && state.Interrupts.Now == IrqState.Entry)
        {
            state.Interrupts.Now = off ? IrqState.Off : IrqState.On;
            state.Interrupts.Trail = new Trail(node.Syntax, "asserted here", null);
            flow.AssertedIrqs = state.Interrupts.Now;
        }
    }
}
