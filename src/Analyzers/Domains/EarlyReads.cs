// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

/// <summary>Reads of [ReadsInOrder] that nothing has ordered yet, one bit a pair.</summary>
internal sealed class EarlyReads : Domain<EarlyReads>
{
    public uint Pairs { get; private set; }
    public Trail? Trail { get; private set; }

    public void Add(int pair, Trail trail)
    {
        Pairs |= 1u << pair;
        Trail = trail;
    }

    public bool Has(int pair) => (Pairs & (1u << pair)) != 0;

    public void Clear() => Pairs = 0;

    public override EarlyReads Copy() => new() { Pairs = Pairs, Trail = Trail };

    public override bool Merge(EarlyReads other, Meeting at)
    {
        if ((other.Pairs & ~Pairs) == 0)
            return false;

        Pairs |= other.Pairs;
        Trail ??= other.Trail;
        return true;
    }

    public override bool Touched(Renaming by) => false;

    // A pair is a number, and its trail has no names.
    public override void Rename(Renaming renaming)
    {
    }

    public override bool Covers(EarlyReads earlier, Join at) => (earlier.Pairs & ~Pairs) == 0;
}
