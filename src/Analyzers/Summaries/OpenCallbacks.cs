// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// Calls of callbacks that other assemblies bring. Nobody knows their code, so each may call
/// whatever this assembly offers, and take what that takes.
/// </summary>
internal sealed class OpenCallbacks
{
    private readonly List<(FunctionFlow Flow, Node Call, Held Held)> _calls = [];

    public void Note(FunctionFlow flow, Node call, IEnumerable<Held> held) =>
        _calls.AddRange(held.Where(h => h.Class is { Kind: not LockKind.Sequence } cls
            && !flow.Model.Anonymous.Has(cls)).Select(h => (flow, call, h)));

    public void Add(OpenCallbacks other) => _calls.AddRange(other._calls);

    public IEnumerable<Finding> Findings(Analysis analysis,
        IReadOnlyDictionary<ISymbol, FunctionResult> results)
    {
        if (_calls.Count == 0)
            yield break;

        var takers = new Dictionary<LockClass, (IMethodSymbol Function, Effect Taken)>();
        foreach (var pair in results.OrderBy(s => s.Key.Name, StringComparer.Ordinal))
        {
            if (pair.Key is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method
                || !method.IsVisibleOutside())
                continue;

            foreach (var effect in pair.Value.Summary.Effects)
            {
                if (effect is { Kind: EffectKind.Acquire, Class: { } cls, Guess: false }
                    && !takers.ContainsKey(cls))
                    takers.Add(cls, (method, effect));
            }
        }

        foreach (var (flow, call, held) in _calls)
        {
            if (takers.TryGetValue(held.Class!, out var taker))
                yield return CallbackUnderLock.Find(held, held.Class!,
                    "a callback from elsewhere that calls " + taker.Function.Name, call.Where,
                    flow.Method).Along(held.Trail).Along(taker.Taken.Trail);
        }
    }
}
