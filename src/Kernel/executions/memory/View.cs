// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Numerics;

namespace Linux.Executions;

/// <summary>For each location the newest store that is known: an index into its history.</summary>
/// <param name="locations">Locations that it has room for; it grows where there are more.</param>
internal sealed class View(int locations)
{
    private int[] _newest = new int[locations];

    /// <summary>Index of the newest store to <paramref name="location"/> that is known; 0 is the
    /// initial value.</summary>
    public int this[int location]
    {
        get => (uint)location < (uint)_newest.Length ? _newest[location] : 0;
        set
        {
            if (location >= _newest.Length)
                Grow(location + 1);
            _newest[location] = Math.Max(_newest[location], value);
        }
    }

    /// <summary>Locations that it has room for.</summary>
    public int Length => _newest.Length;

    public View Clone()
    {
        var copy = new View(_newest.Length);

        _newest.CopyTo(copy._newest, 0);
        return copy;
    }

    /// <summary>Knows nothing any more.</summary>
    public void Clear() => Array.Clear(_newest);

    /// <summary>Takes over what <paramref name="other"/> knows; null knows nothing.</summary>
    public void Join(View? other)
    {
        if (other == null || ReferenceEquals(other, this))
            return;
        if (other._newest.Length > _newest.Length)
            Grow(other._newest.Length);

        ReadOnlySpan<int> its = other._newest;
        Span<int> mine = _newest.AsSpan(0, its.Length);
        int i = 0;

        for (; i <= its.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            Span<int> part = mine[i..];
            Vector.Max(new Vector<int>(part), new Vector<int>(its[i..])).CopyTo(part);
        }
        for (; i < its.Length; i++)
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
        foreach (int index in Known)
            key.Add(index);
    }

    /// <summary>Whether both know the same.</summary>
    public bool Equals(View other) => Known.SequenceEqual(other.Known);

    /// <summary>Whether both know the same, where null knows nothing.</summary>
    public static bool Same(View? a, View? b)
        => ReferenceEquals(a, b) || (a == null ? default : a.Known).SequenceEqual(b == null
            ? default : b.Known);

    /// <summary>The indexes up to the last location of which anything is known.</summary>
    private ReadOnlySpan<int> Known => _newest.AsSpan(0,
        _newest.AsSpan().LastIndexOfAnyExcept(0) + 1);

    // To a power of two: views that take each other over would else make each other longer for
    // ever.
    private void Grow(int locations)
        => Array.Resize(ref _newest, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16,
            locations)));
}
