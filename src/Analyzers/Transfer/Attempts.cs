// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>
/// Attempts to stop a timer whose callback may run. One that is repeated is a wait for the
/// callback.
/// </summary>
internal sealed class Attempts(FunctionFlow flow)
{
    /// <summary>
    /// The attempts that a called function makes, by its annotation or in its body.
    /// </summary>
    public void Make(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args, Sym? receiver,
        State state)
    {
        if (facts.WaitsFor is not null)
            return;

        if (facts is { Stops: { } target, StopsTries: true })
        {
            if (method.Parameters.FirstOrDefault(p => p.Name == target) is { } parameter
                && parameter.Ordinal < args.Length)
                Make(node, method.Name, args[parameter.Ordinal], state);
        }
        else if (flow.SummaryOf(method) is { Attempts.Count: > 0 } summary)
        {
            foreach (var inner in summary.Attempts.OrderBy(a => a.Id))
                Make(node, method.Name,
                    flow.Names.Translate(inner, args, receiver, flow.Table.Null, state), state);
        }
    }

    private void Make(Node node, string function, Sym name, State state)
    {
        if (name.Portable)
            flow.Summary.Attempts.Add(name);

        if (state.Tries.Since(node, name) is { } released && flow.Facts.WaitsFor is null
            && flow.Final)
        {
            var trail = new Trail(node.Syntax, $"'{name}' tried again until it is stopped", null);
            var effect = new Effect(EffectKind.WaitsFor, trail)
            {
                Name = Sym.PortableOrNull(name),
                Dropped = [.. released.Concat(state.Locks.Dropped).Where(d => d.Portable)
                    .Distinct()],
            };
            flow.Raise(new Needed(flow, effect, name, null, function, node, state)
            {
                Held = [.. state.Locks.Held.Where(h => !released.Contains(h.Name))],
                Irqs = state.Interrupts.Now,
            });
        }

        state.Tries.Make(node, name);
    }
}
