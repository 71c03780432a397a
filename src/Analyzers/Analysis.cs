// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Reuse;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Linux.Analyzers.Units;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers;

/// <summary>
/// One run over a compilation: callees before callers, cycles of calls until nothing changes, and
/// then what needs all functions at once.
/// </summary>
internal sealed class Analysis
{
    private const int MostRounds = 4;
    private readonly Dictionary<ISymbol, Body> _bodies = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, FunctionResult> _results =
        new(SameSymbol.Default);

    private readonly IReadOnlyDictionary<ISymbol, FunctionResult> _known;
    private readonly CallGraph _calls = new();
    private readonly IReadOnlyList<Member> _members;
    private readonly CurrentPlaces _places;

    /// <param name="model">What is declared.</param>
    /// <param name="paths">The paths of what is declared.</param>
    /// <param name="places">Where things are now.</param>
    /// <param name="members">All code, in the order of the text.</param>
    /// <param name="known">What came out before, for other bodies of the same functions.</param>
    public Analysis(KernelModel model, PathParser paths, CurrentPlaces places,
        IReadOnlyList<Member> members, IReadOnlyDictionary<ISymbol, FunctionResult> known)
    {
        (Model, Paths, _places, _members, _known) = (model, paths, places, members, known);
        foreach (var body in members.SelectMany(m => m.Bodies))
        {
            body.Order = _bodies.Count;
            _bodies[body.Method] = body;
        }

        foreach (var cls in Model.Classes.Values)
            cls.Forget();

        Globals = _bodies.Keys.Select(m => m.ContainingType)
            .Where(t => t is { IsStatic: true }).GroupBy(t => t, SameSymbol.Default)
            .OrderByDescending(g => g.Count()).Select(g =>
                (INamedTypeSymbol)g.Key!).FirstOrDefault();
    }

    public KernelModel Model { get; }
    public PathParser Paths { get; }

    /// <summary>What is declared of orders, and what all functions have left.</summary>
    public Notes Notes { get; } = new();
    public Registrations Registrations => _calls.Registrations;
    public ObjectTargets Objects => _calls.Objects;

    /// <summary>The class whose members stand for C's globals.</summary>
    public INamedTypeSymbol? Globals { get; }

    public bool HasCallers(IMethodSymbol method) => _calls.HasCallers(method);

    public bool IsAddressTaken(IMethodSymbol method) => _calls.IsAddressTaken(method);

    public (IReadOnlyList<IMethodSymbol> Functions, bool Closed) Candidates(Node call,
        ISymbol? origin) =>
        _calls.Candidates(call, origin);

    /// <summary>What came out for each function.</summary>
    public IReadOnlyDictionary<ISymbol, FunctionResult> Results => _results;

    /// <summary>How many functions were solved, counting each round.</summary>
    public int Solved { get; private set; }

    public Summary? SummaryOf(IMethodSymbol method) =>
        _results.TryGetValue(method.PartialImplementationPart ?? method.OriginalDefinition,
            out var result) ? result.Summary : null;

    /// <summary>Analyses everything and returns what is left after the exceptions.</summary>
    public IReadOnlyList<Finding> Run(Action checkCancelled)
    {
        var annotations = new AnnotationChecks(this);
        var findings = new List<Finding>(annotations.Declarations(
            _bodies.Keys.OfType<IMethodSymbol>()));
        _calls.Build(_bodies.Values, Model);
        foreach (var component in Components.Of(_bodies.Values.ToArray(), b => _calls.CalleesOf(b)
            .Select(BodyOf).Where(b => b is not null).Select(b => b!)))
        {
            checkCancelled();
            component.Sort((a, b) => a.Order - b.Order);
            if (!Reuse(component))
                Solve(component);
        }

        foreach (var result in _results.Values)
        {
            findings.AddRange(result.Findings);
            Notes.Add(result.Notes);
        }

        InterruptUse();
        findings.AddRange(Notes.IrqSafety.Findings());
        findings.AddRange(Notes.Waits.Findings(this));
        findings.AddRange(Notes.RcuLists.Findings());
        findings.AddRange(Notes.Pairs.Findings());
        findings.AddRange(Notes.Bits.Findings());
        findings.AddRange(Notes.OpenCallbacks.Findings(this, _results));
        findings.AddRange(Notes.Orders.Cycles(_places));
        findings.AddRange(Notes.Gaps.Findings(this));
        findings.AddRange(new UnitChecks(Model).Findings([.. _members.Select(m => m.Code)]));
        var left = annotations.ApplyExceptions(findings, _bodies.Keys.OfType<IMethodSymbol>())
            .Select(f => f.Placed(_places.Of)).ToList();
        if (!Model.HasKernel)
            left.ForEach(f => f.InDotNet());

        return Repeats.Fold(left);
    }

    private Body? BodyOf(IMethodSymbol method) =>
        _bodies.TryGetValue(method, out var body) ? body : null;

    // What came out before holds when nothing has changed that it depends on.
    private bool Reuse(List<Body> component)
    {
        var members = new HashSet<ISymbol>(component.Select(b => b.Method),
            SameSymbol.Default);
        var followed = component.Where(b => Model.IsFollowed(b.Method)).ToArray();
        var known = new List<FunctionResult>();
        foreach (var body in followed)
        {
            if (!_known.TryGetValue(body.Method, out var result)
                || !ReferenceEquals(result.Body, body) || result.Questions is null
                || !result.Component.SequenceEqual(component)
                || !result.Questions.HaveSameAnswersIn(this, members))
                return false;

            known.Add(result);
        }

        foreach (var result in known)
            _results[result.Body.Method] = result;

        return true;
    }

    private void Solve(List<Body> component)
    {
        var rounds = component.ToDictionary(b => b, _ => new List<FunctionResult>());
        for (int round = 0; round < MostRounds; round++)
        {
            bool changed = false;
            foreach (var body in component.Where(b => Model.IsFollowed(b.Method)))
            {
                var result = Solve(body, round);
                changed |= SummaryOf(body.Method)?.Fingerprint() != result.Summary.Fingerprint();
                _results[body.Method] = result;
                rounds[body].Add(result);
            }

            if (!changed || (component.Count == 1 && !_calls.CalleesOf(component[0])
                .Contains(component[0].Method, SameSymbol.Default)))
                break;
        }

        foreach (var body in component)
        {
            if (_results.TryGetValue(body.Method, out var result))
                _results[body.Method] = result with
                {
                    Component = component,
                    Rounds = rounds[body],
                };
        }
    }

    // In a cycle of calls each round asks anew, and most answers are those of some round before.
    private FunctionResult Solve(Body body, int round)
    {
        _known.TryGetValue(body.Method, out var known);
        _results.TryGetValue(body.Method, out var last);
        foreach (var earlier in (known?.Rounds ?? []).Prepend(last).OfType<FunctionResult>())
        {
            if (ReferenceEquals(earlier.Body, body)
                && earlier.Questions?.HaveSameAnswersIn(this, []) == true)
                return earlier;
        }

        Solved++;
        var result = FunctionFlow.Run(this, body);
        var before = known?.Rounds is { } rounds && round < rounds.Count ? rounds[round] : last;
        return result with { Summary = Adoption.Of(before?.Summary, result.Summary) };
    }

    // A class belongs to interrupts when something that runs in one takes a lock of it.
    private void InterruptUse()
    {
        foreach (var pair in _results)
        {
            var method = (IMethodSymbol)pair.Key;
            var context = Model.Of(method).RunsIn ?? Registrations.ContextOf(method);
            if (context is null or EntryContext.Task)
                continue;

            foreach (var effect in pair.Value.Summary.Effects)
            {
                if (effect is not { Kind: EffectKind.Acquire, Class: { } cls }
                    || Model.Anonymous.Has(cls))
                    continue;

                cls.UsedInInterrupts |= context == EntryContext.HardInterrupt;
                cls.UsedInSoftInterrupts |= context == EntryContext.SoftInterrupt;
            }
        }
    }
}
