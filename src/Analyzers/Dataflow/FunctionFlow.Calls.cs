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
    private bool MayFork(Node node)
    {
        if (node.Kind == NodeKind.Call && node.Symbol is IMethodSymbol method)
        {
            var facts = _model.Of(method);
            if (facts.Acquires.Any(a => a.When != Result.Any)
                || (!facts.Primitive && !facts.HasLockContract
                    && _analysis.SummaryOf(method) is { Outcomes.Count: > 1 }))
            {
                return true;
            }
        }
        else if (node.Kind == NodeKind.CallPointer)
        {
            return true;
        }

        return (node.A is { } a && MayFork(a)) || (node.B is { } b && MayFork(b))
            || node.Args.Any(MayFork);
    }

    private Sym Call(Node node, State state)
    {
        if (node.Symbol is not IMethodSymbol method)
        {
            foreach (var arg in node.Args)
            {
                Value(arg, state);
            }

            return Fresh(node, state);
        }

        var facts = _model.Of(method);
        var receiver = node.A is null ? null : Address(node.A, state);
        var args = new Sym[node.Args.Length];
        for (int i = 0; i < args.Length; i++)
        {
            args[i] = Value(node.Args[i], state);
            if (node.Args[i].Kind == NodeKind.AddressOf && facts.Memory is null)
            {
                AccessArgument(node.Args[i], args[i], facts, state);
            }
        }

        if (_dead)
        {
            return _table.Null;
        }

        if (facts.NoReturn)
        {
            _dead = true;
            return _table.Null;
        }

        if (facts.Memory is { } memory)
        {
            return MemoryCall(node, method, memory, args, state);
        }

        if (facts.Barrier is { } order)
        {
            Ordered(order, state);
        }

        if (facts.ReturnsArgument && args.Length > 0)
        {
            return args[0];
        }

        if (facts.StableAddress || (facts.ThisCpu && facts.Primitive))
        {
            ApplyPreemption(facts, state);
            return StableCall(method, receiver is { Kind: SymKind.This } ? null : receiver, args);
        }

        return CallBody(node, method, facts, receiver, args, state);
    }

    private Sym CallBody(Node node, IMethodSymbol method, MethodFacts facts, Sym? receiver,
        Sym[] args, State state)
    {
        var summary = facts.Primitive ? null : _analysis.SummaryOf(method);
        bool isGuard = method.MethodKind == MethodKind.Constructor
            ? _model.IsGuard(method.ContainingType)
            : _model.IsGuard(method.ReturnType);
        CheckContractArguments(node, method, args);
        if (summary is not null)
        {
            Instantiate(summary, node, method, args, receiver, state, certain: true);
        }
        else
        {
            DeclaredNeeds(node, method, facts, args, receiver, state);
        }

        CheckSameValues(node, method, facts, args, state);
        for (int i = 0; i < args.Length; i++)
        {
            // Kept interrupt states are followed, not forgotten.
            if (i >= method.Parameters.Length || (method.Parameters[i].Name != facts.RestoresIrqs
                    && method.Parameters[i].Name != facts.SavesIrqs))
            {
                Havoc(state, args[i], node, summary);
            }
        }

        if (summary is not null)
        {
            Overwrite(summary, node, state);
        }

        Sym result = isGuard
            ? MakeGuard(node, facts, method, args, state)
            : facts.Allocates ? Allocated(node, state) : Fresh(node, state);
        if (receiver is not null && GuardOf(receiver, state) is { } guard)
        {
            return CallGuard(node, method, facts, guard, state);
        }

        if (summary is null || facts.HasLockContract || facts.Primitive)
        {
            if (summary is { Outcomes.Count: > 0 } known)
            {
                Remember(known.Outcomes, args, receiver, result, state);
            }

            return ApplyContract(node, method, facts, args, result, state);
        }

        return ApplyOutcome(node, method, summary, args, receiver, result, state);
    }

    private void CheckSameValues(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args,
        State state)
    {
        foreach (var pair in facts.SameValue)
        {
            var parameter = method.Parameters.FirstOrDefault(p => p.Name == pair.First.TrimStart('@'));
            if (parameter is null || _analysis.Paths.OnMethod(pair.Then, method) is not { } path)
            {
                continue;
            }

            var there = Read(state, PathAddress(path, args, null, null, state));
            if (!ReferenceEquals(there, args[parameter.Ordinal]))
            {
                Report(AnnotationContradictsBody.Find(method.Name,
                    $"[SameValue(\"{pair.First}\", \"{pair.Then}\")]",
                    $"'{args[parameter.Ordinal]}' is passed and '{there}' stands there", node.Where, Method));
            }
        }
    }

    // The annotations say what happens to locks; what is left in memory only the body knows.
    private void Remember(List<Outcome> outcomes, Sym[] args, Sym? receiver, Sym result, State state)
    {
        foreach (var (place, value) in outcomes[0].Memory)
        {
            if (outcomes.All(o => o.Memory.Contains((place, value))))
            {
                state.Memory[Translate(place, args, receiver, result, state)] =
                    Translate(value, args, receiver, result, state);
            }
        }
    }

    private Sym Allocated(Node node, State state)
    {
        var name = Fresh(node, state);
        state.Owned.Add(name);
        return name;
    }

    // A field that the callee stores to has a new value afterwards, whoever it belongs to.
    private void Overwrite(Summary summary, Node node, State state)
    {
        if (summary.Writes.Count == 0)
        {
            return;
        }

        Summary.Writes.UnionWith(summary.Writes);
        foreach (var known in state.Memory.Keys.ToArray())
        {
            if (known.Kind == SymKind.Field && known.Root.Kind is not SymKind.Local
                && known.Tag is ISymbol field && summary.Writes.Contains(field))
            {
                state.Memory.Remove(known);
            }
        }

        foreach (var field in summary.Writes)
        {
            state.Epochs[field] = _analysis.NumberOf(node);
        }
    }

    /// <summary>What the annotations of a function without a visible body do to a state.</summary>
    private Sym ApplyContract(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args,
        Sym result, State state)
    {
        bool conditional = facts.Acquires.Any(a => a.When != Result.Any);
        bool succeeded = true;
        if (conditional)
        {
            var wanted = facts.Acquires.First(a => a.When != Result.Any).When;
            succeeded = Choose(2) == 0;
            state.Facts[result] = succeeded == (wanted == Result.True);
            CheckTryResult(node, method, facts, args, state);
        }

        var variant = VariantOf(facts);
        foreach (var path in facts.Releases)
        {
            if (LockOf(path.Path, method, args, state, result) is var (name, cls))
            {
                Release(name, cls, variant, node, method, state, facts);
            }
        }

        if (succeeded)
        {
            ApplyIrqs(node, method, facts, args, result, state);
        }

        foreach (var path in facts.Acquires)
        {
            bool applies = path.When == Result.Any || succeeded;
            if (applies && LockOf(path.Path, method, args, state, result) is var (name, cls))
            {
                Acquire(name, cls, variant, facts.Primitive ? LevelOf(path, method, args) : 1, node,
                    new Trail(node.Syntax, $"'{name}' taken here", null), state,
                    conditional: path.When != Result.Any, fromBody: facts.Primitive);
            }
        }

        foreach (var path in facts.Initializes)
        {
            if (LockOf(path.Path, method, args, state, result) is var (name, _)
                && name.Kind == SymKind.Field && name.A is { } container)
            {
                state.Owned.Add(container);
            }
        }

        if (succeeded)
        {
            ApplyPreemption(facts, state);
        }

        AssertHeld(node, method, facts, args, state);
        return result;
    }

    private void ApplyPreemption(MethodFacts facts, State state)
    {
        state.Preemption += facts.Preemption;
        state.BottomHalves += facts.BottomHalves;
        if (state.Preemption is < -8 or > 8)
        {
            state.Preemption = 0;
        }
    }

    private static int LevelOf(PathFact path, IMethodSymbol method, Sym[] args)
    {
        if (path.Level is null)
        {
            return 0;
        }

        var parameter = method.Parameters.FirstOrDefault(p => p.Name == path.Level.TrimStart('@'));
        return parameter is not null && parameter.Ordinal < args.Length
            ? args[parameter.Ordinal] is { Kind: SymKind.Const } level
                ? level.IsNull ? 0 : (int)(long)level.Tag!
                : 1
            : 0;
    }

    private static Variant VariantOf(MethodFacts facts) =>
        facts.SavesIrqs is not null || facts.RestoresIrqs is not null ? Variant.IrqSave
        : facts.DisablesIrqs || facts.EnablesIrqs ? Variant.Irq
        : facts.BottomHalves != 0 ? Variant.Bh : Variant.Plain;

    /// <summary>The lock that a path names, with its class.</summary>
    private (Sym Name, LockClass? Class)? LockOf(string path, IMethodSymbol? method, Sym[]? args,
        State state, Sym? result = null)
    {
        if (_analysis.Paths.OnMethod(path, method ?? Method) is not { } node)
        {
            return null;
        }

        var name = LockName(node, args, result, null, state);
        return (name, ClassOf(name) ?? _analysis.AnonymousClass(node.Type));
    }

    private Sym LockName(Node node, Sym[]? args, Sym? result, Sym? container, State state) =>
        node.Type is IPointerTypeSymbol || !node.IsPlace
            ? PathValue(node, args, result, container, state)
            : PathAddress(node, args, result, container, state);

    /// <summary>The class of the lock at an address, null when the address does not tell.</summary>
    private LockClass? ClassOf(Sym name)
    {
        LockClass? found = null;
        for (var part = name; part is not null; part = part.A)
        {
            if (part.Tag is ISymbol symbol && part.Kind is SymKind.Field or SymKind.Static
                && _model.ClassOf((ISymbol)part.Tag!) is { } cls)
            {
                // The outermost lock counts: a lock may be made of another one.
                found = cls;
            }
            else if (found is not null)
            {
                break;
            }

            if (part.Kind is not (SymKind.Field or SymKind.Element))
            {
                break;
            }
        }

        return found;
    }

    private Sym ApplyOutcome(Node node, IMethodSymbol method, Summary summary, Sym[] args,
        Sym? receiver, Sym result, State state)
    {
        var feasible = new List<Outcome>();
        foreach (var outcome in summary.Outcomes)
        {
            if (outcome.When.All(w => Conditions.Known(_table, state,
                Translate(w.Fact, args, receiver, result, state)) is not { } known || known == w.Value))
            {
                feasible.Add(outcome);
            }
        }

        if (feasible.Count == 0)
        {
            _dead = summary.Outcomes.Count == 0;
            return result;
        }

        var chosen = feasible[Choose(feasible.Count)];
        if (feasible.Count > 1)
        {
            foreach (var (fact, value) in chosen.When)
            {
                Conditions.Assume(_table, state, Translate(fact, args, receiver, result, state), value);
            }
        }

        if (chosen.Truth is { } truth)
        {
            state.Facts[result] = truth;
        }

        foreach (var name in chosen.Released)
        {
            var lockName = Translate(name, args, receiver, result, state);
            Release(lockName, ClassOf(lockName), null, node, method, state, MethodFacts.None);
        }

        foreach (var held in chosen.Acquired)
        {
            var name = Translate(held.Name, args, receiver, result, state);
            Acquire(name, ClassOf(name) ?? held.Class, held.Variant, held.Level, node,
                new Trail(node.Syntax, method.Name + "()", held.Trail), state, fromBody: false);
        }

        ApplyOutcomeIrqs(node, chosen, args, receiver, result, state);
        foreach (var (place, value) in chosen.Memory)
        {
            state.Memory[Translate(place, args, receiver, result, state)] =
                Translate(value, args, receiver, result, state);
        }

        foreach (var owned in chosen.Owned)
        {
            state.Owned.Add(Translate(owned, args, receiver, result, state));
        }

        return chosen.Result is { } known ? Translate(known, args, receiver, result, state) : result;
    }

    /// <summary>Says a callee's name in this function's terms.</summary>
    private Sym Translate(Sym name, Sym[] args, Sym? receiver, Sym result, State state) =>
        _table.Map(name, part => part.Kind switch
        {
            SymKind.Param => part.Number < args.Length ? args[part.Number] : _table.Null,
            SymKind.This => receiver ?? part,
            SymKind.Return => result,
            SymKind.Load when part.Number == 0 && part.A is { } place =>
                Read(state, Translate(place, args, receiver, result, state)),
            _ => null,
        });
}
