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

        if (Target(facts.Arms, method, args) is { } armed)
        {
            if (state.Lifetimes.Of(Life.ShutDown, armed) is { } shut)
                ArmedAfterShutdown.Report(flow, armed, shut, node);

            ArmedBeforeSetup.Check(flow, armed, node, state);
        }

        if (Target(facts.Frees, method, args) is { } victim)
        {
            FreedWhileArmed.Check(flow, victim, node, state);
            FreedWhileListed.Check(flow, victim, node, state);
            if (!facts.FreesLater)
                FreedBeforeGrace.Check(flow, victim, node, state);
        }
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
            MayRun(armed, new Trail(node.Syntax, $"'{armed}' armed here", null), state);

        if (Target(facts.Stops, method, args) is { } stopped)
            lives.Set(Life.MayRun, stopped,
                new Trail(node.Syntax, $"'{stopped}' taken back here, which does not wait", null));

        if (facts.WaitsFor is { } wait && DeclaredNeeds.Waits(wait, method, args)
            && Target(wait.Target, method, args) is { } awaited)
        {
            lives.Clear(Life.MayRun, awaited);
            if (Lifetimes.Around(awaited) is { } all)
                flow.Awaited.Add((all, node));
        }

        if (Target(facts.ShutsDown, method, args) is { } shut)
            lives.Set(Life.ShutDown, shut, new Trail(node.Syntax, $"'{shut}' shut down here",
                null));

        if (Target(facts.Registers?.Target, method, args) is { } made)
        {
            lives.Clear(Life.ShutDown, made);
            lives.Clear(Life.MayRun, made);
            SetUp(made, node, state);
        }

        if (Target(facts.BeginsRead, method, args) is { } counter)
        {
            state.Sections.Reads.Add(counter);
            flow.ReadsBegun[counter.Tag ?? counter] = node;
        }

        if (Target(facts.EndsRead, method, args) is { } ended)
        {
            state.Sections.Reads.Remove(ended);
            flow.ReadsEnded.Add(ended.Tag ?? ended);
        }

        Frames(node, method, facts, args, state);
        Publish(node, method, facts, args, state);
        Learn(method, facts, args, state);
    }

    // Of many objects, one for each CPU, the name of all stays when the number of the CPU changes.
    private static void MayRun(Sym armed, Trail trail, State state)
    {
        state.Lifetimes.Set(Life.MayRun, armed, trail);
        if (Lifetimes.Around(armed) is { Kind: not SymKind.Static } all)
            state.Lifetimes.Set(Life.MayRun, all, trail);
    }

    /// <summary>A lock or a timer is ready for use from here on.</summary>
    public void SetUp(Sym made, Node node, State state)
    {
        flow.Summary.SetsUp = true;
        if (state.Lifetimes.Around(Life.Raw, made) is not null)
            state.Lifetimes.Set(Life.Ready, made, new Trail(node.Syntax, "set up here", null));
    }

    private void Frames(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args,
        State state)
    {
        var lives = state.Lifetimes;
        if (Target(facts.OnStack, method, args) is { } variable)
        {
            var trail = new Trail(node.Syntax, "in the frame from here on", null);
            var pointed = flow.Values.Read(state, variable);
            lives.Set(Life.InFrame, pointed, trail);
            lives.Set(Life.Raw, pointed, trail);
        }

        if (Target(facts.BeginsOnStack, method, args) is { } begun)
            lives.Set(Life.Begun, begun, new Trail(node.Syntax, $"'{begun}' set up here", null));

        if (Target(facts.EndsOnStack, method, args) is { } over)
            lives.Clear(Life.Begun, over);
    }

    private void Publish(Node node, IMethodSymbol method, MethodFacts facts, Sym[] args,
        State state)
    {
        var lives = state.Lifetimes;
        if (facts.GracePeriod)
            lives.ClearAll(Life.Unpublished);

        if (facts.List is not { } list || Target(list.Node, method, args) is not { } entry)
            return;

        if (list.Adds)
        {
            lives.Set(Life.Listed, entry, new Trail(node.Syntax, $"'{entry}' listed here", null));
            lives.Clear(Life.Unpublished, entry);
            Publish(entry.Root, state);
        }
        else
            lives.Clear(Life.Listed, entry);

        if (list is { Adds: false, Rcu: true })
            lives.Set(Life.Unpublished, entry,
                new Trail(node.Syntax, $"'{entry}' taken off here", null));

        if (flow.Final)
            flow.Notes.RcuLists.Note(flow, entry, list, node, state);
    }

    // Others find an object from here on.
    private void Publish(Sym root, State state)
    {
        state.Ownership.Objects.Remove(root);
        if (root.Kind == SymKind.Param)
            flow.Summary.Published.Add(root.Number);
    }

    /// <summary>What a called function lets others find.</summary>
    public void Publish(Summary summary, Sym[] args, State state)
    {
        foreach (int ordinal in summary.Published)
        {
            if (ordinal < args.Length)
                Publish(args[ordinal].Root, state);
        }
    }

    // Whoever gets to know a new object may have set it up, unless its code says otherwise.
    private void Learn(IMethodSymbol method, MethodFacts facts, Sym[] args, State state)
    {
        if (facts.Primitive || facts.OnStack is not null)
            return;

        var summary = flow.SummaryOf(method);
        if (summary is { SetsUp: false })
            return;

        flow.Summary.SetsUp = true;
        foreach (var arg in args)
        {
            if (state.Lifetimes.Around(Life.Raw, arg) is var (raw, _))
                state.Lifetimes.Clear(Life.Raw, raw);
        }
    }

    /// <summary>An object is stored over as a whole.</summary>
    public static void Overwritten(Sym address, State state)
    {
        if (state.Lifetimes.Of(Life.Raw, address) is not null)
            state.Lifetimes.Clear(Life.Raw, address);
    }

    /// <summary>What holds of lives at each end of the function, for its callers.</summary>
    public (Life, Sym, Trail)[] AtEnd(IReadOnlyList<Exit> exits) => exits.Count == 0 ? []
        : [.. exits[0].State.Lifetimes.Known
            .Where(k => k.Key.Object.Portable && k.Key.Life is not (Life.Raw or Life.InFrame)
                && exits.All(e => e.State.Lifetimes.Known.ContainsKey(k.Key)))
            .OrderBy(k => k.Key.Object.Id).Select(k => (k.Key.Life, k.Key.Object, k.Value))];

    /// <summary>What a called function has done on every way through it.</summary>
    public void Remember(Outcome outcome, Node node, Sym[] args, Sym? receiver, Sym result,
        State state)
    {
        foreach (var (life, inner) in outcome.Ended)
            state.Lifetimes.Clear(life,
                flow.Names.Translate(inner, args, receiver, result, state));

        foreach (var (life, inner, trail) in outcome.Lives)
        {
            var name = flow.Names.Translate(inner, args, receiver, result, state);
            if (name.IsNull)
                continue;

            if (life == Life.Freed && flow.Final)
            {
                FreedWhileArmed.Check(flow, name, node, state);
                FreedWhileListed.Check(flow, name, node, state);
            }

            var here = new Trail(node.Syntax, life switch
            {
                Life.Freed => $"'{name}' freed in this call",
                Life.ShutDown => $"'{name}' shut down in this call",
                Life.MayRun => $"'{name}' may run after this call",
                Life.Begun => $"'{name}' set up in this call",
                _ => $"'{name}' in this call",
            }, trail);
            if (life == Life.MayRun)
                MayRun(name, here, state);
            else
                state.Lifetimes.Set(life, name, here);
        }
    }

    private static Sym? Target(string? name, IMethodSymbol method, Sym[] args)
    {
        if (name is null)
            return null;

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name == name)
                return parameter.Ordinal < args.Length ? args[parameter.Ordinal] : null;
        }

        return null;
    }
}
