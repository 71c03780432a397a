// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>Makes of all the ends of a function what holds at each of them.</summary>
internal sealed class OutcomeBuilder(FunctionFlow flow)
{
    private const int MostPlaces = 16;
    private readonly Sym _slot = flow.Table.Get(SymKind.Return, null);

    public Outcome? Build(IReadOnlyList<Exit> exits)
    {
        if (exits.Count == 0)
            return null;

        var first = exits[0];
        // Where null is returned, no object is.
        var made = exits.Where(e => e.Result is not { IsNull: true }).ToArray();
        return new Outcome
        {
            Result = first.Result is { Portable: true } result
                && exits.All(e => ReferenceEquals(e.Result, result)) ? result : null,
            // Who asks whether there is an object is believed to have a reason.
            Truth = exits.All(e => e.Truth == first.Truth)
                && !(first.Truth == true && flow.Method.ReturnType is IPointerTypeSymbol)
                    ? first.Truth : null,
            Memory = [.. first.State.Memory.Values
                .Where(m => m.Key is { Portable: true, Kind: SymKind.Field or SymKind.Param }
                    && exits.All(e => Has(e, m)))
                .Select(m => (m.Key, Value: Returned(m.Value, first)))
                .Where(m => m.Value.Portable).OrderBy(m => m.Key.Id).Take(MostPlaces)],
            Lives = [.. flow.Lives.AtEnd(exits), .. Raw(made)],
            Ended = exits.Aggregate((IEnumerable<(Domains.Life, Sym)>)first.State.Lifetimes.Ended,
                (ended, e) => ended.Intersect(e.State.Lifetimes.Ended)).ToArray(),
            Owned = made.Length == 0 ? [] : [.. made[0].State.Ownership.Objects
                .Select(o => Returned(o, made[0]))
                .Where(o => o.Portable && made.All(e => e.State.Ownership.Objects
                    .Any(x => ReferenceEquals(Returned(x, e), o))))],
            Origin = first.Result is { Kind: SymKind.Fresh, B: { Portable: true } origin }
                && exits.All(e => ReferenceEquals(e.Result?.B, origin)) ? origin : null,
            MayBeInfinite = exits.Any(e => e.Result is { } time
                && e.State.Infinities.May(time)),
        };
    }

    // What was allocated and is returned, and has parts that nobody has set up.
    private IEnumerable<(Domains.Life, Sym, Trail)> Raw(Exit[] made) => made.Length == 0
        || made[0].Result is not { Kind: SymKind.Fresh } result
        || made[0].State.Lifetimes.Of(Domains.Life.Raw, result) is not { } trail
        || made.Any(e => !ReferenceEquals(e.Result, result)
            || e.State.Lifetimes.Of(Domains.Life.Raw, result) is null)
        ? []
        : [(Domains.Life.Raw, _slot, trail), .. made[0].State.Lifetimes.Known
            .Where(k => k.Key.Life == Domains.Life.Ready && k.Key.Object.Mentions(result))
            .Select(k => (k.Key.Life, Returned(k.Key.Object, made[0]), k.Value))];

    private static bool Has(Exit exit, KeyValuePair<Sym, Sym> stored) =>
        exit.State.Memory.Values.TryGetValue(stored.Key, out var value)
        && ReferenceEquals(value, stored.Value);

    // What the function returns is known to callers as its result.
    private Sym Returned(Sym name, Exit exit) => exit.Result is { Kind: not SymKind.Const } value
        && !value.Portable && name.Mentions(value)
            ? flow.Table.Map(name, part => ReferenceEquals(part, value) ? _slot : null)
            : name;
}
