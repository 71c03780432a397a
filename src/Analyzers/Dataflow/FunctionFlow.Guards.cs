// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Dataflow;

internal sealed partial class FunctionFlow
{
    // A guard's name carries the lock that it was made for.
    private Sym MakeGuard(Node node, MethodFacts facts, IMethodSymbol method, Sym[] args, State state)
    {
        var path = facts.Acquires.Concat(facts.MustHold).FirstOrDefault();
        return path is not null && LockOf(path.Path, method, args, state) is var (name, _)
            ? _table.Get(SymKind.Guard, node, 0, name)
            : _table.Get(SymKind.Guard, node);
    }

    private Sym? GuardOf(Sym receiver, State state) =>
        state.Memory.Values.TryGetValue(receiver, out var value) && value.Kind == SymKind.Guard ? value : null;

    private Sym CallGuard(Node node, IMethodSymbol method, MethodFacts facts, Sym guard, State state)
    {
        var variant = VariantOf(facts);
        if (guard.A is not { } name)
        {
            // A guard of interrupts or preemption alone.
            ApplyGuardIrqs(node, method, facts, guard, state);
            state.Preemption.Step(facts.Preemption, facts.BottomHalves);
            return Fresh(node, state);
        }

        var cls = ClassOf(name);
        if (facts.Releases.Any(r => r.Path == "guarded"))
        {
            // The end of a scope gives back what is still held; asking for it twice is a mistake.
            if (method.Name != "Dispose" || state.Locks.Find(name) is not null)
            {
                Release(name, cls, variant, node, method, state, facts);
                ApplyGuardIrqs(node, method, facts, guard, state);
                state.Preemption.Step(facts.Preemption, facts.BottomHalves);
            }
        }
        else if (facts.Acquires.Any(a => a.Path == "guarded"))
        {
            ApplyGuardIrqs(node, method, facts, guard, state);
            Acquire(name, cls, variant, 0, node, new Trail(node.Syntax, $"'{name}' taken here", null),
                state);
        }

        return Fresh(node, state);
    }

    private void ApplyGuardIrqs(Node node, IMethodSymbol method, MethodFacts facts, Sym guard, State state)
    {
        if (facts.RestoresIrqs is not null)
        {
            // The guard keeps the flags itself; they were saved where it was made.
            var made = guard.Tag as Node;
            Restore(node, made is null ? null : _table.Get(SymKind.Saved, made), state);
        }
        else if (facts.EnablesIrqs)
        {
            Enable(node, method.Name, state);
        }
        else if (facts.DisablesIrqs)
        {
            Disable(node, method, facts, state);
        }
    }

    private void CheckTryResult(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args, State state)
    {
        if (node.Syntax?.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionStatementSyntax
            && LockOf(facts.Acquires[0].Path, method, args, state) is var (name, _))
        {
            Report(TryResultIgnored.Find(method.Name, name.ToString(), node.Where, Method));
        }
    }

    /// <summary>The contract that a function pointer follows, by the place it comes from.</summary>
    private INamedTypeSymbol? ContractOf(Node target)
    {
        var place = target.Kind == NodeKind.Load ? target.A! : target;
        return place.Symbol is { } symbol && place.Kind is NodeKind.Param or NodeKind.Field or NodeKind.Static
            ? _model.Of(place.Symbol).Contract
            : null;
    }

    private void CheckContractStore(Node node, Sym address, Sym value)
    {
        if (_final && value is { Kind: SymKind.Method, Tag: IMethodSymbol stored }
            && address.Tag is ISymbol field && address.Kind is SymKind.Field or SymKind.Static
            && _model.Of((ISymbol)address.Tag!).Contract is { } contract)
        {
            CheckContract(node, stored, contract);
        }
    }

    private void CheckContractArguments(Node node, IMethodSymbol method, Sym[] args)
    {
        if (!_final)
        {
            return;
        }

        for (int i = 0; i < args.Length && i < method.Parameters.Length; i++)
        {
            if (args[i] is { Kind: SymKind.Method, Tag: IMethodSymbol stored }
                && _model.Of(method.Parameters[i]).Contract is { } contract)
            {
                CheckContract(node, stored, contract);
            }
        }
    }

    private void CheckContract(Node node, IMethodSymbol stored, INamedTypeSymbol contract)
    {
        if (ContractCheck.Differs(_analysis, stored, contract) is { } what)
        {
            Report(ContractMismatch.Find(stored.Name, what, contract.Name, node.Where, Method));
        }
    }
}
