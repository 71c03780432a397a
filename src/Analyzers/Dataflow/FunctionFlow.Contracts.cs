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
            state.Facts.Known[result] = succeeded == (wanted == Result.True);
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
                state.Ownership.Objects.Add(container);
            }
        }

        if (succeeded)
        {
            state.Preemption.Step(facts.Preemption, facts.BottomHalves);
        }

        AssertHeld(node, method, facts, args, state);
        return result;
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
}
