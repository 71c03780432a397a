// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// Says what is known of one function in the names of another, which has a table of its own.
/// </summary>
internal sealed class Import(SymTable table)
{
    private readonly Dictionary<Sym, Sym> _names = [];
    private readonly Dictionary<Summary, Summary> _summaries = [];

    public Summary Of(Summary summary)
    {
        if (_summaries.TryGetValue(summary, out var known))
            return known;

        var made = new Summary
        {
            Outcome = summary.Outcome is { } outcome ? Of(outcome) : null,
            SetsUp = summary.SetsUp,
        };
        made.Effects.AddRange(summary.Effects.Select(Of));
        made.Optional.UnionWith(summary.Optional);
        made.Published.UnionWith(summary.Published);
        made.StoresThrough.UnionWith(summary.StoresThrough);
        made.Attempts.UnionWith(summary.Attempts.Select(Of));
        made.Writes.UnionWith(summary.Writes);
        _summaries.Add(summary, made);
        return made;
    }

    private Outcome Of(Outcome outcome) => ReferenceEquals(outcome, Outcome.Unknown) ? outcome
        : new()
        {
            Result = OrNull(outcome.Result),
            Truth = outcome.Truth,
            Memory = [.. outcome.Memory.Select(m => (Of(m.Place), Of(m.Value)))],
            Owned = Of(outcome.Owned),
            Lives = [.. outcome.Lives.Select(l => (l.Life, Of(l.Object), l.Trail))],
            Ended = [.. outcome.Ended.Select(e => (e.Life, Of(e.Object)))],
            Origin = OrNull(outcome.Origin),
            MayBeInfinite = outcome.MayBeInfinite,
        };

    private Effect Of(Effect effect) => effect with
    {
        Name = OrNull(effect.Name),
        Other = OrNull(effect.Other),
        Declares = OrNull(effect.Declares),
        Dropped = Of(effect.Dropped),
        When = effect.When.Length == 0 ? effect.When
            : [.. effect.When.Select(w => (Of(w.Fact), w.Value))],
        Args = Of(effect.Args),
        Inside = effect.Inside.Length == 0 ? effect.Inside : [.. effect.Inside.Select(Of)],
    };

    private Held Of(Held held) => held with
    {
        Name = Of(held.Name),
        Range = held.Range is { } range ? range with { Holes = Of(range.Holes) } : null,
    };

    private Sym[] Of(Sym[] names) => names.Length == 0 ? names : [.. names.Select(Of)];

    private Sym? OrNull(Sym? name) => name is null ? null : Of(name);

    private Sym Of(Sym name)
    {
        if (!_names.TryGetValue(name, out var known))
            _names.Add(name, known = table.Get(name.Kind, name.Tag, name.Number, OrNull(name.A),
                OrNull(name.B)));

        return known;
    }
}
