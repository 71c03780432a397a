// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// Joins the two halves of a wait that never ends: who waits for an object's callback or completion
/// and what is held there, and what the callback or the completing function takes.
/// </summary>
internal sealed class Waits
{
    private readonly List<(Needed Wait, Sym Object, Held[] Held, bool InInterrupt)> _noted = [];
    private readonly List<(FunctionFlow Flow, Sym Object, Node At)> _completes = [];
    private readonly Dictionary<ISymbol, List<(FunctionFlow Flow, Node At)>> _runs =
        new(SameSymbol.Default);

    public void Note(Needed wait, Sym target) => _noted.Add((wait, target, [.. wait.Held],
        wait.Effect.Off && (wait.Flow.Facts.RunsIn ?? wait.Flow.Context)
            == EntryContext.HardInterrupt));

    /// <summary>A function lets go on who waits for an object.</summary>
    public void NoteCompletion(FunctionFlow flow, Sym target, Node at) =>
        _completes.Add((flow, target, at));

    /// <summary>A function runs a callback, and has to end before who waits for that goes on.
    /// </summary>
    public void NoteRun(FunctionFlow flow, IMethodSymbol callback, Node at)
    {
        if (!_runs.TryGetValue(callback, out var runs))
            _runs.Add(callback, runs = []);

        runs.Add((flow, at));
    }

    public void Add(Waits other)
    {
        _noted.AddRange(other._noted);
        _completes.AddRange(other._completes);
        foreach (var pair in other._runs)
        {
            if (_runs.TryGetValue(pair.Key, out var runs))
                runs.AddRange(pair.Value);
            else
                _runs.Add(pair.Key, [.. pair.Value]);
        }
    }

    public IEnumerable<Finding> Findings(Analysis analysis)
    {
        foreach (var (wait, target, held, inInterrupt) in _noted)
        {
            var callbacks = analysis.Registrations.Of(target)
                .Concat(analysis.Registrations.Of(wait.Argument))
                .Distinct<IMethodSymbol>(SameSymbol.Default).ToArray();
            foreach (var callback in callbacks)
            {
                if (SameSymbol.Default.Equals(wait.Flow.Method, callback))
                    yield return WaitsForOwnLock.Find(wait, callback,
                        $"'{callback.Name}' is what waits");

                if (TakenBy(analysis, callback, held) is var (effect, lck))
                    yield return WaitsForOwnLock.Find(wait, callback,
                        $"it takes a lock of class {effect.Class}, of which '{lck.Name}' is held")
                        .Along(lck.Trail).Along(effect.Trail);
                else if (TakenByRunner(analysis, wait, callback, held)
                    is var (runner, after, kept))
                    yield return WaitsForOwnLock.Find(wait, callback,
                        $"'{runner.Name}', which runs it, takes a lock of class {after.Class} "
                        + $"afterwards, of which '{kept.Name}' is held")
                        .Along(kept.Trail).Along(after.Trail);
                else if (Delayed(analysis, callback, held) is { } irq)
                    yield return WaitsForOwnLock.Find(wait, callback,
                        $"an interrupt that takes a lock of class {irq.Class}, of which "
                        + $"'{irq.Name}' is held, may keep it from ending").Along(irq.Trail);
            }

            // The parameter of a callback is what it was registered with.
            if (target is { Kind: SymKind.Param, Number: 0 } && callbacks.Length == 0
                && analysis.Registrations.HowOf(wait.Flow.Method) is not null)
                yield return WaitsForOwnLock.Find(wait, wait.Flow.Method,
                    $"'{wait.Flow.Method.Name}' is what waits");

            if (inInterrupt && callbacks.FirstOrDefault(c =>
                analysis.Registrations.HowOf(c) is { IrqsOff: false }) is { } slow)
                yield return WaitsInInterrupt.Find(wait, slow);

            foreach (var finding in Completions(analysis, wait, target, held))
                yield return finding;
        }
    }

    private static (Effect, Held)? TakenBy(Analysis analysis, IMethodSymbol callback, Held[] held)
    {
        var taken = analysis.SummaryOf(callback)?.Effects.FirstOrDefault(e =>
            e is { Kind: EffectKind.Acquire, Class: { } cls } && !analysis.Model.Anonymous.Has(cls)
            && held.Any(h => h.Class == cls));
        return taken is null ? null : (taken, held.First(h => h.Class == taken.Class));
    }

    // Who runs the callback is not through with it before he has taken his own lock again.
    private (IMethodSymbol, Effect, Held)? TakenByRunner(Analysis analysis, Needed wait,
        IMethodSymbol callback, Held[] held)
    {
        if (!_runs.TryGetValue(callback, out var runs))
            return null;

        foreach (var (flow, at) in runs)
        {
            var after = SameSymbol.Default.Equals(flow.Method, wait.Flow.Method) ? null
                : flow.Summary.Effects.FirstOrDefault(e =>
                    e is { Kind: EffectKind.Acquire, Class: { } cls }
                    && !analysis.Model.Anonymous.Has(cls) && held.Any(h => h.Class == cls)
                    && e.Trail.Syntax != at.Syntax
                    && flow.Body.Leads(at.Syntax, e.Trail.Syntax));
            if (after is not null)
                return (flow.Method, after, held.First(h => h.Class == after.Class));
        }

        return null;
    }

    // Interrupts may come while the callback runs, and one of them waits for what is held.
    private static Held? Delayed(Analysis analysis, IMethodSymbol callback, Held[] held) =>
        analysis.Registrations.HowOf(callback) is
        {
            IrqsOff: false,
            Context: EntryContext.SoftInterrupt
        }
            ? held.FirstOrDefault(h => h.Class is { UsedInInterrupts: true })
            : null;

    private IEnumerable<Finding> Completions(Analysis analysis, Needed wait, Sym target,
        Held[] held)
    {
        var objects = new HashSet<ISymbol>(analysis.Objects.Named(target),
            SameSymbol.Default);
        foreach (var (flow, completed, at) in _completes)
        {
            if (!analysis.Objects.Named(completed).Any(objects.Contains)
                || SameSymbol.Default.Equals(flow.Method, wait.Flow.Method))
                continue;

            // What is taken on the way to the completion, not what comes after it.
            var taken = flow.Summary.Effects.FirstOrDefault(e =>
                e is { Kind: EffectKind.Acquire, Class: { } cls }
                && !analysis.Model.Anonymous.Has(cls) && held.Any(h => h.Class == cls)
                && e.Trail.Syntax != at.Syntax
                && Before(flow.Body, e.Trail, at));
            if (taken is not null)
                yield return WaitsForOwnLock.Find(wait, flow.Method,
                    $"it takes a lock of class {taken.Class}, of which "
                    + $"'{held.First(h => h.Class == taken.Class).Name}' is held")
                    .Along(held.First(h => h.Class == taken.Class).Trail).Along(taken.Trail);
        }
    }

    private static bool Before(Body body, Trail taken, Node at) =>
        body.Leads(taken.Syntax, at.Syntax)
        && (taken.Syntax?.SpanStart < at.Syntax?.SpanStart || !body.Leads(at.Syntax, taken.Syntax));
}
