// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>
/// Calls through function pointers: by a contract, by what is stored, or by the signature.
/// </summary>
internal sealed class Callbacks(FunctionFlow flow)
{
    public Sym CallPointer(Node node, State state)
    {
        var target = flow.Values.Value(node.A!, state);
        var args = new Sym[node.Args.Length];
        for (int i = 0; i < args.Length; i++)
        {
            args[i] = flow.Values.Value(node.Args[i], state);
            if (node.Args[i].Kind == NodeKind.AddressOf)
                flow.Calls.Pass(node.Args[i], args[i], MethodFacts.None, state);
        }

        if (flow.Forks.Dead)
            return flow.Table.Null;

        if (target is { Kind: SymKind.Method, Tag: IMethodSymbol known })
            return flow.Calls.CallBody(node, known, flow.Model.Of(known), null, args, state);

        if (ContractOf(node.A!) is { } contract && contract.DelegateInvokeMethod is { } invoke)
        {
            var facts = flow.Model.Contract(contract);
            flow.Names.Receiver = null;
            flow.DeclaredNeeds.Raise(node, invoke, facts, args, state);
            return flow.Contracts.ApplyContract(node, invoke, facts, args,
                flow.Values.Fresh(node, state), state);
        }

        flow.Summary.SetsUp = true;
        state.TestedFetches.Age();
        if (flow.Final)
        {
            var callback = new Effect(EffectKind.Callback,
                new Trail(node.Syntax, "called here", null))
            {
                Name = target,
                Args = args,
                Call = node,
            };
            RunCallback(callback, callback with { Name = Sym.PortableOrNull(target) }, target,
                [.. state.Locks.Held], [],
                state.Interrupts.Now, new Site(node, null, "callback", args, null, state, [], [],
                    IrqState.Entry, true, 0), own: true);
        }

        foreach (var arg in args)
            flow.Stores.Havoc(state, arg, node, null);

        foreach (var candidate in flow.Ask.Candidates(node, OriginOf(target)).Functions)
        {
            if (flow.SummaryOf(candidate) is not { } summary)
                continue;

            flow.Stores.Overwrite(summary, node, state);
            flow.Attempts.Make(node, candidate, flow.Model.Of(candidate), args, null, state);
        }

        return flow.Values.Fresh(node, state);
    }

    // A function pointer that a parameter brought in: known at some callers, unknown at others.
    public void RunCallback(Effect effect, Effect passed, Sym? target, Held[] held, Sym[] dropped,
        IrqState irqs, Site site, bool own = false)
    {
        if (site.Depth > 8 || target is null)
            return;

        var args = own
            ? effect.Args
            : effect.Args.Select(a =>
                flow.Names.Translate(a, site.Args, site.Receiver, flow.Table.Null, site.State))
                .ToArray();
        var inside = own
            ? site.Inside
            : [.. site.Inside, .. effect.Inside.Select(h => h with
            {
                Name = flow.Names.Translate(h.Name, site.Args, site.Receiver, flow.Table.Null,
                    site.State),
            })];
        if (target is { Kind: SymKind.Method, Tag: IMethodSymbol known })
        {
            RunKnown(effect, known, args, inside, dropped, irqs, site, Reach.Named);
            return;
        }

        if (target.Kind == SymKind.Param)
        {
            flow.Tell(passed with
            {
                Kind = EffectKind.Callback,
                Name = target,
                Args = args,
                Inside = own ? [.. site.State.Locks.Held.Where(h => !h.FromEntry)] : [.. inside,
                    .. site.State.Locks.Held.Where(h => !h.FromEntry && !dropped.Contains(h.Name))],
                Related = own ? Related(args, site.State) : effect.Related,
                Irqs = irqs,
                Dropped = [.. dropped.Concat(site.State.Locks.Dropped).Where(d =>
                    d.Portable).Distinct()],
            });
            return;
        }

        if (effect.Call is { } call)
        {
            if (flow.Ask.IsOpen(OriginOf(target)))
                flow.Notes.OpenCallbacks.Note(flow, site.Node, [.. site.State.Locks.Held
                    .Where(h => !dropped.Contains(h.Name)), .. own ? [] : inside]);

            var (functions, closed) = flow.Ask.Candidates(call, OriginOf(target));
            var reach = !closed ? Reach.Guess : functions.Count == 1 ? Reach.Only : Reach.OneOf;
            foreach (var candidate in functions)
            {
                if (closed)
                    flow.Notes.Waits.NoteRun(flow, candidate, site.Node);

                RunKnown(effect, candidate, args, inside, dropped, irqs, site, reach);
            }
        }
    }

    // The field or the global that a pointer was read from.
    private static ISymbol? OriginOf(Sym target) => target switch
    {
        { Kind: SymKind.Load, A: { Kind: SymKind.Field or SymKind.Static, Tag: ISymbol field } } =>
            field,
        { Kind: SymKind.Fresh, B: { Kind: SymKind.Field or SymKind.Static, Tag: ISymbol field } } =>
            field,
        _ => null,
    };

    private void RunKnown(Effect effect, IMethodSymbol target, Sym[] args, Held[] inside,
        Sym[] dropped,
        IrqState irqs, Site site, Reach reach)
    {
        if (flow.SummaryOf(target) is not { } summary)
            return;

        var state = site.State;
        if (effect.Related.Length > 0)
        {
            state = state.Clone();
            foreach (var (child, parent) in effect.Related)
                state.Relations.Pairs.Add((args[child], args[parent]));
        }

        foreach (var inner in summary.Effects)
        {
            if (!Carries(reach, inner.Kind))
                continue;

            var inward = site with
            {
                Callee = target,
                Function = target.Name,
                Args = args,
                Receiver = null,
                State = state,
                Inside = inside,
                InsideDropped = dropped,
                InsideIrqs = irqs,
                Certain = reach == Reach.Named,
                Reach = reach,
                Depth = site.Depth + 1,
            };
            if (flow.Effects.Happens(inner, inward))
                flow.Effects.Apply(inner, inward);
        }
    }

    // One of several may be what is meant, so what it does counts, and what it needs does not: the
    // caller may know which one it is.
    private static bool Carries(Reach reach, EffectKind kind) => reach switch
    {
        Reach.Guess => kind == EffectKind.Acquire,
        Reach.OneOf => kind is EffectKind.Acquire or EffectKind.Sleep or EffectKind.EnableIrqs,
        _ => true,
    };

    private (int, int)[] Related(Sym[] args, State state)
    {
        var pairs = new List<(int, int)>();
        for (int i = 0; i < args.Length; i++)
        {
            for (int j = 0; j < args.Length; j++)
            {
                if (i != j && flow.Kinship.IsChildOf(state, args[i], args[j]) && !args[j].IsNull)
                    pairs.Add((i, j));
            }
        }

        return [.. pairs];
    }

    /// <summary>The contract that a function pointer follows, by the place it comes from.</summary>
    private INamedTypeSymbol? ContractOf(Node target)
    {
        var place = target.Kind == NodeKind.Load ? target.A! : target;
        return place.Symbol is { } symbol
            && place.Kind is NodeKind.Param or NodeKind.Field or NodeKind.Static
            ? flow.Model.Of(place.Symbol).Contract
            : null;
    }
}
