// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>
/// A sequence counter keeps readers right; its writers need a lock, by [GuardedBy].
/// </summary>
internal static class SequenceLock
{
    /// <summary>The lock that a counter's writers hold, null when none is declared.</summary>
    public static Sym? Of(FunctionFlow flow, Sym counter, State state)
    {
        if (counter.Kind is not (SymKind.Field or SymKind.Static)
            || counter.Tag is not ISymbol symbol)
            return null;

        foreach (var guard in flow.Model.Of(symbol).GuardedBy)
        {
            if (flow.Analysis.Paths.OnField(guard.Path, symbol, flow.Analysis.Globals) is { } path)
                return flow.Names.LockName(path, null, null, counter.A, state);
        }

        return null;
    }

    /// <summary>A write section begins: its lock has to be held, here or in the callers.</summary>
    public static void Need(FunctionFlow flow, Sym counter, Node node, string by, State state)
    {
        if (!flow.Final || Of(flow, counter, state) is not { } name)
            return;

        var effect = new Effect(EffectKind.NeedsHeld,
            new Trail(node.Syntax, $"'{counter}' written here", null))
        {
            Name = Sym.PortableOrNull(name),
            Class = flow.Names.ClassOf(name),
            When = state.Facts.OfParameters(),
        };
        RequiredLock.On(new Events.Needed(flow, effect, name, effect.Class, by, node, state)
        {
            Held = state.Locks.Held,
        });
    }
}
