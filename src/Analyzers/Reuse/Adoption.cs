// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Reuse;

/// <summary>
/// Keeps a summary that says what it said before, so that what callers made of it holds. Only the
/// places that it leads to are new.
/// </summary>
internal static class Adoption
{
    public static Summary Of(Summary? known, Summary fresh)
    {
        if (known is null || !Same(known, fresh))
            return fresh;

        for (int i = 0; i < fresh.Effects.Count; i++)
            known.Effects[i].Trail.MoveTo(fresh.Effects[i].Trail);

        var (old, now) = (known.Outcome?.Lives ?? [], fresh.Outcome?.Lives ?? []);
        for (int i = 0; i < now.Length; i++)
            old[i].Trail.MoveTo(now[i].Trail);

        return known;
    }

    private static bool Same(Summary a, Summary b) => a.SetsUp == b.SetsUp
        && a.Optional.SetEquals(b.Optional) && a.Published.SetEquals(b.Published)
        && a.StoresThrough.SetEquals(b.StoresThrough) && a.Writes.SetEquals(b.Writes)
        && Same([.. a.Attempts.OrderBy(s => s.Id)], [.. b.Attempts.OrderBy(s => s.Id)])
        && a.Effects.Count == b.Effects.Count
        && a.Effects.Zip(b.Effects, Same).All(same => same)
        && (ReferenceEquals(a.Outcome, b.Outcome)
            || (a.Outcome is { } x && b.Outcome is { } y && Same(x, y)));

    private static bool Same(Outcome a, Outcome b) => Same(a.Result, b.Result)
        && a.Truth == b.Truth && a.MayBeInfinite == b.MayBeInfinite && Same(a.Origin, b.Origin)
        && a.Memory.Length == b.Memory.Length
        && a.Memory.Zip(b.Memory, (x, y) => Same(x.Place, y.Place) && Same(x.Value, y.Value))
            .All(same => same)
        && Same(a.Owned, b.Owned) && a.Lives.Length == b.Lives.Length
        && a.Lives.Zip(b.Lives, (x, y) => x.Life == y.Life && Same(x.Object, y.Object)
            && x.Trail.Says(y.Trail)).All(same => same)
        && a.Ended.Length == b.Ended.Length
        && a.Ended.Zip(b.Ended, (x, y) => x.Life == y.Life && Same(x.Object, y.Object))
            .All(same => same);

    private static bool Same(Effect a, Effect b) => a.Kind == b.Kind && Same(a.Name, b.Name)
        && Same(a.Other, b.Other) && Same(a.Declares, b.Declares) && a.Class == b.Class
        && a.Level == b.Level && a.Irqs == b.Irqs && a.Off == b.Off
        && a.SoftInterruptsOff == b.SoftInterruptsOff
        && SameSymbol.Default.Equals(a.Field, b.Field)
        && a.Write == b.Write && a.Access == b.Access && a.AnyOfClass == b.AnyOfClass
        && a.Declared == b.Declared && a.Guess == b.Guess && ReferenceEquals(a.Call, b.Call)
        && Same(a.Dropped, b.Dropped) && Same(a.Args, b.Args)
        && a.Related.SequenceEqual(b.Related) && a.When.Length == b.When.Length
        && a.When.Zip(b.When, (x, y) => x.Value == y.Value && Same(x.Fact, y.Fact))
            .All(same => same)
        && a.Inside.Length == 0 && b.Inside.Length == 0 && a.Trail.Says(b.Trail);

    private static bool Same(Sym[] a, Sym[] b) => a.Length == b.Length
        && a.Zip(b, Same).All(same => same);

    // The two are of different tables.
    private static bool Same(Sym? a, Sym? b) => ReferenceEquals(a, b)
        || (a is not null && b is not null && a.Kind == b.Kind && a.Number == b.Number
            && SameSymbol.Default.Equals(a.Tag, b.Tag) && Same(a.A, b.A) && Same(a.B, b.B));
}
