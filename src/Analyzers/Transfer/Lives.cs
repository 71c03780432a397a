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

/// <summary>What calls do to the lives of objects, and to read sections.</summary>
internal sealed class Lives(FunctionFlow flow)
{
    /// <summary>
    /// Before a call: what is gone may not be passed, and what runs may not be freed.
    /// </summary>
    public void Before(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args, State state)
    {
        if (!flow.Final)
            return;

        foreach (var arg in args)
        {
            bool freesAgain = Target(facts.Frees, method, args) is { } freed
                && ReferenceEquals(freed, arg);
            if ((freesAgain || arg.Kind is SymKind.Field or SymKind.Element)
                && state.Lifetimes.Around(Life.Freed, arg) is var (gone, trail))
                UsedAfterFree.Report(flow, freesAgain ? gone : arg, gone, trail, node);
        }

        if (Target(facts.Arms, method, args) is { } armed
            && state.Lifetimes.Of(Life.ShutDown, armed) is { } shut)
            ArmedAfterShutdown.Report(flow, armed, shut, node);

        if (Target(facts.Frees, method, args) is { } victim)
            FreedWhileArmed.Check(flow, victim, node, state);
    }

    /// <summary>What the call itself does.</summary>
    public void Apply(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args, State state)
    {
        var lives = state.Lifetimes;
        if (Target(facts.Frees, method, args) is { IsNull: false } freed)
        {
            lives.Set(Life.Freed, freed, new Trail(node.Syntax, $"'{freed}' freed here", null));
            lives.Clear(Life.Raw, freed);
        }

        if (Target(facts.Arms, method, args) is { } armed)
            lives.Set(Life.MayRun, armed, new Trail(node.Syntax, $"'{armed}' armed here", null));

        if (Target(facts.Stops, method, args) is { } stopped)
            lives.Set(Life.MayRun, stopped,
                new Trail(node.Syntax, $"'{stopped}' taken back here, which does not wait", null));

        if (Target(facts.WaitsFor?.Target, method, args) is { } awaited)
            lives.Clear(Life.MayRun, awaited);

        if (Target(facts.ShutsDown, method, args) is { } shut)
            lives.Set(Life.ShutDown, shut, new Trail(node.Syntax, $"'{shut}' shut down here",
                null));

        if (Target(facts.Registers?.Target, method, args) is { } made)
        {
            lives.Clear(Life.ShutDown, made);
            lives.Clear(Life.MayRun, made);
        }

        if (Target(facts.BeginsRead, method, args) is { } counter)
            state.Sections.Reads.Add(counter);

        if (Target(facts.EndsRead, method, args) is { } ended)
            state.Sections.Reads.Remove(ended);

        // Whoever gets to know a new object may have initialised it.
        foreach (var arg in facts.Primitive && facts.Initializes.Count == 0 ? [] : args)
        {
            if (lives.Around(Life.Raw, arg) is var (raw, _))
                lives.Clear(Life.Raw, raw);
        }
    }

    /// <summary>What holds of lives at each end of the function, for its callers.</summary>
    public (Life, Sym)[] AtEnd(IReadOnlyList<Exit> exits) => exits.Count == 0 ? []
        : [.. exits[0].State.Lifetimes.Known.Keys
            .Where(k => k.Object.Portable && k.Life != Life.Raw
                && exits.All(e => e.State.Lifetimes.Known.ContainsKey(k)))
            .OrderBy(k => k.Object.Id)];

    /// <summary>What a called function has done on every way through it.</summary>
    public void Remember(Outcome outcome, Node node, Sym[] args, Sym? receiver, Sym result,
        State state)
    {
        foreach (var (life, inner) in outcome.Lives)
        {
            var name = flow.Names.Translate(inner, args, receiver, result, state);
            if (!name.IsNull)
                state.Lifetimes.Set(life, name, new Trail(node.Syntax, life switch
                {
                    Life.Freed => $"'{name}' freed in this call",
                    Life.ShutDown => $"'{name}' shut down in this call",
                    _ => $"'{name}' may run after this call",
                }, null));
        }
    }

    private static Sym? Target(string? name, IMethodSymbol method, Sym[] args)
    {
        if (name is null)
            return null;

        var parameter = method.Parameters.FirstOrDefault(p => p.Name == name);
        return parameter is not null && parameter.Ordinal < args.Length
            ? args[parameter.Ordinal] : null;
    }
}
