// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

/// <summary>
/// A compare-and-exchange that failed: its place, and where it left what stood there.
/// </summary>
internal sealed record FailedOnce(Sym Place, Sym? Old, Trail Trail);

/// <summary>
/// The compare-and-exchange that failed last, while nothing has ordered reads since.
/// </summary>
internal sealed class FailedExchanges : Domain<FailedExchanges>
{
    public FailedOnce? Last { get; set; }

    public override FailedExchanges Copy() => new() { Last = Last };

    public override bool Merge(FailedExchanges other, Meeting at)
    {
        if (Last is not null || other.Last is null)
            return false;

        Last = other.Last;
        return true;
    }

    public override bool Touched(Renaming by) => Last is { } last
        && (by.Touches(last.Place) || (last.Old is { } old && by.Touches(old)));

    public override void Rename(Renaming renaming)
    {
        if (Last is { } last)
            Last = last with
            {
                Place = renaming.Of(last.Place),
                Old = last.Old is { } old ? renaming.Of(old) : null,
            };
    }

    public override bool Covers(FailedExchanges earlier, Join at) =>
        Last is not null || earlier.Last is null;
}
