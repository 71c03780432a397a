// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>Scoped guards: what their making, their methods and their end do.</summary>
internal sealed class Guards(FunctionFlow flow)
{
    // A guard's name carries the lock that it was made for.
    public Sym MakeGuard(Node node, MethodFacts facts, IMethodSymbol method, Sym[] args,
        State state)
    {
        var path = facts.Acquires.Concat(facts.MustHold).FirstOrDefault();
        var guard = path is not null
            && flow.Names.LockOf(path.Path, method, args, state) is var (name, _)
            ? flow.Table.Get(SymKind.Guard, node, 0, name)
            : flow.Table.Get(SymKind.Guard, node);

        // The guard that the last pass of a loop made here is another one.
        state.Facts.Known.Remove(guard);
        return guard;
    }

    public Sym? GuardOf(Sym receiver, State state) =>
        state.Memory.Values.TryGetValue(receiver, out var value) && value.Kind == SymKind.Guard
            ? value : null;

    public Sym CallGuard(Node node, IMethodSymbol method, MethodFacts facts, Sym guard, State state)
    {
        var variant = Contracts.VariantOf(facts);
        if (guard.A is not { } name)
        {
            // A guard of interrupts or preemption alone.
            ApplyGuardIrqs(node, method, facts, guard, state);
            state.Preemption.Step(facts.Preemption, facts.BottomHalves);
            state.Preemption.StepRcu(facts.Rcu);
            return flow.Values.Fresh(node, state);
        }

        var cls = flow.Names.ClassOf(name);
        if (facts.Releases.Any(r => r.Path == "guarded"))
        {
            // The end of a scope gives back what the guard still has; what somebody else gave back
            // meanwhile it does not know of.
            if (method.Name == "Dispose"
                && Conditions.Known(flow.Table, state.Facts, guard) == false)
                return flow.Values.Fresh(node, state);

            flow.Locking.Release(name, cls, variant, node, state);
            ApplyGuardIrqs(node, method, facts, guard, state);
            state.Preemption.Step(facts.Preemption, facts.BottomHalves);
            state.Facts.Known[guard] = false;
        }
        else if (facts.Acquires.Any(a => a.Path == "guarded"))
        {
            ApplyGuardIrqs(node, method, facts, guard, state);
            state.Facts.Known[guard] = true;
            flow.Locking.Acquire(name, cls, variant, 0, node,
                new Trail(node.Syntax, $"'{name}' taken here", null),
                state);
        }

        return flow.Values.Fresh(node, state);
    }

    private void ApplyGuardIrqs(Node node, IMethodSymbol method, MethodFacts facts, Sym guard,
        State state)
    {
        if (facts.RestoresIrqs is not null)
        {
            // The guard keeps the flags itself; they were saved where it was made.
            var made = guard.Tag as Node;
            flow.Irqs.Restore(node, made is null ? null : flow.Table.Get(SymKind.Saved, made),
                state);
        }
        else if (facts.EnablesIrqs)
            flow.Irqs.Enable(node, method.Name, state);
        else if (facts.DisablesIrqs)
            flow.Irqs.Disable(node, method, facts, state);
    }
}
