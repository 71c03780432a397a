// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Linux.Executions;

/// <summary>For each location the newest store that is known: an index into its history.</summary>
/// <param name="locations">Locations that it has room for; it grows where there are more.</param>
/// <param name="pool">Where copies of it come from; null for the collected heap.</param>
/// <param name="number">Tells it from others, as well as that goes.</param>
internal sealed class View(int locations, ViewPool? pool = null, int number = 0)
{
    // Behind the length all is 0, and the last one before it is not.
    private int[] _newest = new int[locations];
    private int _length;

    /// <summary>Tells it from others, as well as that goes.</summary>
    public int Number => number;

    /// <summary>Locations that it has room for.</summary>
    public int Room => _newest.Length;

    /// <summary>Whose it is: part of everything that this CPU makes known at its unlock of the
    /// number <see cref="Stamp"/>, and at each later one. Null where that is not followed.</summary>
    public CpuViews? Owner { get; private set; }

    /// <summary>Number of an unlock of <see cref="Owner"/>, from 1.</summary>
    public int Stamp { get; private set; }

    /// <summary>Whether it is everything at that unlock.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Says whose it is; it does not change from then on.</summary>
    public void Mark(CpuViews owner, int stamp, bool isWhole)
        => (Owner, Stamp, IsWhole) = (owner, stamp, isWhole);

    /// <summary>Whether it knows nothing.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>Index of the newest store to <paramref name="location"/> that is known; 0 is the
    /// initial value.</summary>
    public int this[int location]
    {
        get => (uint)location < (uint)_length ? _newest[location] : 0;
        set
        {
            if (value <= this[location])
                return;
            if (location >= _length)
                Lengthen(location + 1);
            _newest[location] = value;
        }
    }

    public View Clone()
    {
        View copy = pool?.TakeAny() ?? new View(_length);
        int before = copy._length;

        copy.Owner = null;

        copy.Lengthen(_length);
        Known.CopyTo(copy._newest);
        if (before > _length)
            Array.Clear(copy._newest, _length, before - _length);
        return copy;
    }

    /// <summary>Knows nothing any more.</summary>
    public void Clear()
    {
        Array.Clear(_newest, 0, _length);
        _length = 0;
        Owner = null;
    }

    /// <summary>Takes over what <paramref name="other"/> knows; null knows nothing.</summary>
    /// <returns>Whether anything of it was new.</returns>
    public bool Join(View? other)
    {
        if (other == null || other._length == 0 || ReferenceEquals(other, this))
            return false;
        if (other._length > _length)
            Lengthen(other._length);

        ReadOnlySpan<int> its = other.Known;
        Span<int> mine = _newest.AsSpan(0, its.Length);
        ReadOnlySpan<Vector<int>> itsVectors = MemoryMarshal.Cast<int, Vector<int>>(its);
        Span<Vector<int>> vectors = MemoryMarshal.Cast<int, Vector<int>>(mine);
        Vector<int> news = Vector<int>.Zero;
        int i = 0;

        for (; i < itsVectors.Length && i < vectors.Length; i++)
        {
            Vector<int> both = Vector.Max(vectors[i], itsVectors[i]);

            news |= both ^ vectors[i];
            vectors[i] = both;
        }
        bool learns = news != Vector<int>.Zero;

        for (i *= Vector<int>.Count; i < its.Length; i++)
        {
            if (its[i] <= mine[i])
                continue;
            mine[i] = its[i];
            learns = true;
        }
        return learns;
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
    private ReadOnlySpan<int> Known => _newest.AsSpan(0, _length);

    // To a power of two: views that take each other over would else make each other longer for
    // ever.
    private void Lengthen(int length)
    {
        if (length > _newest.Length)
            Array.Resize(ref _newest, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16,
                length)));
        _length = length;
    }
}
