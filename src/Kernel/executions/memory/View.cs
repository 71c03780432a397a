// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Numerics;

namespace Linux.Executions;

/// <summary>For each location the newest store that is known: an index into its history.</summary>
internal sealed class View
{
    private readonly int[] _newest;

    public View(int locations) => _newest = new int[locations];

    private View(int[] newest) => _newest = newest;

    /// <summary>Index of the newest store to <paramref name="location"/> that is known; 0 is the
    /// initial value.</summary>
    public int this[int location]
    {
        get => _newest[location];
        set => _newest[location] = Math.Max(_newest[location], value);
    }

    public View Clone() => new((int[])_newest.Clone());

    /// <summary>Takes over what <paramref name="other"/> knows; null knows nothing.</summary>
    public void Join(View? other)
    {
        if (other == null || ReferenceEquals(other, this))
            return;

        Span<int> mine = _newest;
        ReadOnlySpan<int> its = other._newest;
        int i = 0;

        for (; i <= mine.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            Span<int> part = mine[i..];
            Vector.Max(new Vector<int>(part), new Vector<int>(its[i..])).CopyTo(part);
        }
        for (; i < mine.Length; i++)
            mine[i] = Math.Max(mine[i], its[i]);
    }

    /// <summary>What either knows, as a view of its own; null if neither knows anything.</summary>
    public static View? Union(View? a, View? b)
    {
        if (a == null || b == null || ReferenceEquals(a, b))
            return a ?? b;

        View both = a.Clone();

        both.Join(b);
        return both;
    }

    /// <summary>Writes what is known into <paramref name="key"/>.</summary>
    public void AppendTo(ref HashCode key)
    {
        foreach (int index in _newest)
            key.Add(index);
    }

    /// <summary>Whether both know the same.</summary>
    public bool Equals(View other) => _newest.AsSpan().SequenceEqual(other._newest);
}
