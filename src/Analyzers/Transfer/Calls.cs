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
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Transfer;

/// <summary>Calls of functions by their names.</summary>
internal sealed class Calls(FunctionFlow flow)
{
    private readonly Dictionary<Node, bool> _forks = [];

    /// <summary>True when a call inside can return in several ways.</summary>
    public bool MayFork(Node node)
    {
        if (!_forks.TryGetValue(node, out bool forks))
            _forks.Add(node, forks = AnyForks(node));

        return forks;
    }

    private bool AnyForks(Node? node)
    {
        if (node is null)
            return false;

        if (node.Kind == NodeKind.Call && node.Symbol is IMethodSymbol method)
        {
            var facts = flow.Model.Of(method);
            if (facts.Acquires.Any(a => a.When != Result.Any || a.If is not null)
                || facts.Releases.Any(r => r.If is not null)
                || flow.SummaryOf(method) is { Optional.Count: > 0 })
                return true;
        }
        else if (node.Kind == NodeKind.CallPointer)
            return true;

        if (AnyForks(node.A) || AnyForks(node.B))
            return true;

        foreach (var arg in node.Args)
        {
            if (AnyForks(arg))
                return true;
        }

        return false;
    }

    /// <summary>
    /// True for a value that is fixed by a named constant, by a stub that does nothing but return
    /// one, or by a function that returns what it is given.
    /// </summary>
    public bool IsConfigured(Node node)
    {
        switch (node.Kind)
        {
            case NodeKind.Const:
                return !node.Literal;
            case NodeKind.Not:
                return IsConfigured(node.A!);
            case NodeKind.Call when node.Symbol is IMethodSymbol method:
                if (flow.Model.Of(method).ReturnsArgument && node.Args.Length > 0)
                    return IsConfigured(node.Args[0]);

                return flow.SummaryOf(method) is
                {
                    Effects.Count: 0,
                    Outcome.Result: { } result
                }
                    && (result.Kind == SymKind.Const || (result.Kind == SymKind.Param
                        && result.Number < node.Args.Length
                            && IsConfigured(node.Args[result.Number])));
            default:
                return false;
        }
    }

    public Sym Call(Node node, State state)
    {
        if (node.Symbol is not IMethodSymbol method)
        {
            foreach (var arg in node.Args)
                flow.Values.Value(arg, state);

            return flow.Values.Fresh(node, state);
        }

        var facts = flow.Model.Of(method);
        var receiver = node.A is null ? null : flow.Values.Address(node.A, state);
        var args = new Sym[node.Args.Length];
        for (int i = 0; i < args.Length; i++)
        {
            args[i] = flow.Values.Value(node.Args[i], state);
            if (node.Args[i].Kind == NodeKind.AddressOf && facts.Memory is null)
                Pass(node.Args[i], args[i], facts, state, method, i);
            else if (node.Args[i].Type is IPointerTypeSymbol && GuardsTarget(args[i]))
                flow.Touch(args[i], node.Args[i].Type, flow.Stores.IsThrough(method, facts, i)
                    ? AccessKind.Filled : AccessKind.Passed, node.Args[i], state);
        }

        if (flow.Forks.Dead)
            return flow.Table.Null;

        if (facts.NoReturn)
        {
            flow.Forks.Dead = true;
            return flow.Table.Null;
        }

        flow.DeclaredNeeds.RaiseSections(node, method, facts, state);
        if (facts.Memory is { } memory)
            return flow.MemoryOperations.MemoryCall(node, method, memory, args, state);

        if (facts.Barrier is { } order)
            MemoryOperations.Ordered(order, state);

        if (facts.Sum is { } sum && Named(method, sum.First) is { } first
            && Named(method, sum.Second) is { } second)
        {
            var total = flow.Table.Get(SymKind.Binary, BinaryOperatorKind.Add, 0,
                args[first.Ordinal],
                args[second.Ordinal]);
            InfinityAdded.Check(flow, total, node, state);
            return total;
        }

        if (facts.ReturnsArgument && args.Length > 0)
            return args[0];

        if (facts.StableAddress || (facts.ThisCpu && facts.Primitive))
        {
            state.Preemption.Step(facts.Preemption, facts.BottomHalves);
            foreach (var arg in node.Args)
            {
                if (arg is { Kind: NodeKind.Load, A.Kind: NodeKind.Local })
                    PerCpuKept.Check(flow, flow.Values.Address(arg.A!, state), arg, state);
            }

            return flow.Names.StableCall(method, receiver is { Kind: SymKind.This } ? null
                : receiver, args);
        }

        return CallBody(node, method, facts, receiver, args, state);
    }

    public Sym CallBody(Node node, IMethodSymbol method, MethodFacts facts, Sym? receiver,
        Sym[] args, State state)
    {
        var summary = facts.Primitive ? null : flow.SummaryOf(method);
        bool isGuard = method.MethodKind == MethodKind.Constructor
            ? flow.Model.IsGuard(method.ContainingType)
            : flow.Model.IsGuard(method.ReturnType);
        flow.Names.Receiver = receiver;
        flow.Raise(new Called(flow, node, method, facts, args, state));
        flow.Lives.Before(node, method, facts, args, state);
        flow.Attempts.Make(node, method, facts, args, receiver, state);
        flow.Stores.PassOn(method, facts, args);
        foreach (var arg in node.Args)
            LockCopied.Check(flow, arg);

        if (summary is not null)
            flow.Effects.Instantiate(summary, node, method, args, receiver, state, certain: true);
        else
            flow.DeclaredNeeds.Raise(node, method, facts, args, state);

        for (int i = 0; i < args.Length; i++)
        {
            // Kept interrupt states are followed, not forgotten.
            if (i >= method.Parameters.Length || (method.Parameters[i].Name != facts.RestoresIrqs
                    && method.Parameters[i].Name != facts.SavesIrqs))
                flow.Stores.Havoc(state, args[i], node, summary);
        }

        if (facts.SetsTrue is { } taken && Named(method, taken) is { } flag)
            state.Memory.Values[args[flag.Ordinal]] = flow.Table.True;

        if (summary is not null)
        {
            flow.Stores.Overwrite(summary, node, state);
            flow.Lives.Publish(summary, args, state);
        }

        Sym result = isGuard
            ? flow.Guards.MakeGuard(node, facts, method, args, state)
            : facts.Allocates ? Allocated(node, state)
            : flow.Values.Fresh(node, state, summary?.Outcome?.Origin is { } origin
                ? flow.Names.Translate(origin, args, receiver, flow.Table.Null, state) : null);
        if (receiver is not null && flow.Guards.GuardOf(receiver, state) is { } guard)
            return flow.Guards.CallGuard(node, method, facts, guard, state);

        if (summary is null || facts.HasLockContract || facts.Primitive)
        {
            if (summary?.Outcome is { } outcome)
                flow.Outcomes.Remember(outcome, args, receiver, result, state);

            result = flow.Contracts.ApplyContract(node, method, facts, args, result, state);
            After(node, method, facts, args, state);
            return result;
        }

        if (summary.Outcome is { } ended)
            flow.Lives.Remember(ended, node, args, receiver, result, state);

        After(node, method, facts, args, state);

        var returned = flow.Outcomes.Apply(summary.Outcome, args, receiver, result, state);
        InfinityAdded.Check(flow, returned, node, state);
        return returned;
    }

    private void After(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args, State state)
    {
        flow.Lives.Apply(node, method, facts, args, state);
        state.TestedFetches.Age();
        state.Preemption.StepRcu(facts.Rcu);
        if (state.Pins.Any && (facts.Sleep is not null || !flow.IsPinned(state)))
            state.Pins.Move(new Trail(node.Syntax, "the task may move from here on", null));
    }

    private static IParameterSymbol? Named(IMethodSymbol method, string name) =>
        method.Parameters.FirstOrDefault(p => p.Name == name);

    private Sym Allocated(Node node, State state)
    {
        var name = flow.Values.Fresh(node, state);
        state.Ownership.Objects.Add(name);
        state.Lifetimes.Set(Life.Raw, name, new Trail(node.Syntax, "allocated here", null));
        return name;
    }

    // A pointer itself is passed, and what it leads to has a lock.
    private bool GuardsTarget(Sym pointer) =>
        GuardedData.PointerTo(pointer) is { Tag: ISymbol field } place
        && !ReferenceEquals(pointer, place)
        && flow.Model.Of(field).GuardedBy.Exists(g => g.Target);

    /// <summary>Passing the address of guarded data to a function lets it touch the data.</summary>
    public void Pass(Node argument, Sym address, MethodFacts callee, State state,
        IMethodSymbol? method = null, int ordinal = 0)
    {
        bool filled = method is not null && flow.Stores.IsThrough(method, callee, ordinal);
        if (argument.A is { } place && callee.Initializes.Count == 0
            && callee.AssertsHeld.Count == 0
            && callee.Acquires.Count + callee.Releases.Count == 0
            && address.Kind is SymKind.Field or SymKind.Static
            && (filled || place.Type is INamedTypeSymbol
            {
                TypeKind: TypeKind.Struct,
                SpecialType: SpecialType.None
            })
            && flow.Model.LockKindOf(place.Type) is null && !flow.Model.IsAtomic(place.Type))
            flow.Touch(address, place.Type, filled ? AccessKind.Filled : AccessKind.Passed,
                argument, state);
    }
}
