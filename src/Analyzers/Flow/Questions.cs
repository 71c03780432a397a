// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Flow;

/// <summary>
/// All that the flow over one function asks about other functions, with the answers. Its result
/// holds for as long as the answers stay the same.
/// </summary>
internal sealed class Questions(Analysis analysis)
{
    private readonly Dictionary<ISymbol, Summary?> _summaries = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, bool> _called = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, bool> _taken = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, bool> _open = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, Registered?> _registered =
        new(SameSymbol.Default);
    private readonly Dictionary<(Node, ISymbol?), (IReadOnlyList<IMethodSymbol>, bool)>
        _candidates = [];

    /// <summary>What is known of a function, in its own names.</summary>
    public Summary? SummaryOf(IMethodSymbol method)
    {
        if (!_summaries.TryGetValue(method, out var known))
            _summaries.Add(method, known = analysis.SummaryOf(method));

        return known;
    }

    public bool HasCallers(IMethodSymbol method) => _called[method] = analysis.HasCallers(method);

    public bool IsAddressTaken(IMethodSymbol method) => _taken[method] =
        analysis.IsAddressTaken(method);

    /// <summary>True when what is stored there may be anybody's function.</summary>
    public bool IsOpen(ISymbol? holder) => holder is not null && (_open[holder] =
        analysis.Registrations.IsOpen(holder));

    /// <summary>Where a callback runs, null for what is none.</summary>
    public Registered? HowOf(IMethodSymbol function) => _registered[function] =
        analysis.Registrations.HowOf(function);

    /// <summary>What a call through a pointer may reach.</summary>
    public (IReadOnlyList<IMethodSymbol> Functions, bool Closed) Candidates(Node call,
        ISymbol? origin) =>
        _candidates[(call, origin)] = analysis.Candidates(call, origin);

    /// <summary>
    /// True when another analysis gives the same answers. What the functions of one component know
    /// of each other follows from the rest.
    /// </summary>
    public bool HaveSameAnswersIn(Analysis other, ICollection<ISymbol> component) =>
        _summaries.All(s => component.Contains(s.Key)
            || ReferenceEquals(other.SummaryOf((IMethodSymbol)s.Key), s.Value))
        && _called.All(c => other.HasCallers((IMethodSymbol)c.Key) == c.Value)
        && _taken.All(t => other.IsAddressTaken((IMethodSymbol)t.Key) == t.Value)
        && _open.All(o => other.Registrations.IsOpen(o.Key) == o.Value)
        && _registered.All(r => other.Registrations.HowOf((IMethodSymbol)r.Key) == r.Value)
        && _candidates.All(c => Same(other.Candidates(c.Key.Item1, c.Key.Item2), c.Value));

    private static bool Same((IReadOnlyList<IMethodSymbol> Functions, bool Closed) a,
        (IReadOnlyList<IMethodSymbol> Functions, bool Closed) b) => a.Closed == b.Closed
        && a.Functions.SequenceEqual<IMethodSymbol>(b.Functions, SameSymbol.Default);
}
