// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Summaries;

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
        return new Outcome
        {
            Result = first.Result is { Portable: true } result
                && exits.All(e => ReferenceEquals(e.Result, result)) ? result : null,
            Truth = exits.All(e => e.Truth == first.Truth) ? first.Truth : null,
            Memory = [.. first.State.Memory.Values
                .Where(m => m.Key.Portable && m.Key.Kind == SymKind.Field
                    && exits.All(e => Has(e, m)))
                .Select(m => (m.Key, Value: Returned(m.Value, first)))
                .Where(m => m.Value.Portable).OrderBy(m => m.Key.Id).Take(MostPlaces)],
            Lives = flow.Lives.AtEnd(exits),
            Owned = [.. first.State.Ownership.Objects.Select(o => Returned(o, first))
                .Where(o => o.Portable && exits.All(e => e.State.Ownership.Objects
                    .Any(x => ReferenceEquals(Returned(x, e), o))))],
        };
    }

    private static bool Has(Exit exit, KeyValuePair<Sym, Sym> stored) =>
        exit.State.Memory.Values.TryGetValue(stored.Key, out var value)
        && ReferenceEquals(value, stored.Value);

    // What the function returns is known to callers as its result.
    private Sym Returned(Sym name, Exit exit) => exit.Result is { Kind: not SymKind.Const } value
        && !value.Portable && name.Mentions(value)
            ? flow.Table.Map(name, part => ReferenceEquals(part, value) ? _slot : null)
            : name;
}
