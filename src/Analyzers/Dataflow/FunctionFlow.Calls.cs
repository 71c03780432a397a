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
            state.Preemption.Step(facts.Preemption, facts.BottomHalves);
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
                state.Memory.Values[Translate(place, args, receiver, result, state)] =
                    Translate(value, args, receiver, result, state);
            }
        }
    }

    private Sym Allocated(Node node, State state)
    {
        var name = Fresh(node, state);
        state.Ownership.Objects.Add(name);
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
        foreach (var known in state.Memory.Values.Keys.ToArray())
        {
            if (known.Kind == SymKind.Field && known.Root.Kind is not SymKind.Local
                && known.Tag is ISymbol field && summary.Writes.Contains(field))
            {
                state.Memory.Values.Remove(known);
            }
        }

        foreach (var field in summary.Writes)
        {
            state.Memory.Epochs[field] = _analysis.NumberOf(node);
        }
    }
}
