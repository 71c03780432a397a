// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// Which location of the weak memory an access means: the one of its address and size. Bytes that
/// are accessed in
/// two sizes belong to a location of which only the newest store is seen.
/// </summary>
internal sealed class MemoryPlaces
{
    /// <summary>Bytes of the largest access that has a location.</summary>
    public const int Largest = 8;

    private readonly List<Place> _places = new();
    private ushort[] _at = new ushort[1 << 16];

    /// <summary>The location of an access; -1 if it has none since the last rest.</summary>
    /// <param name="offset">Its place in the arena.</param>
    /// <param name="size">Bytes, at most <see cref="Largest"/>.</param>
    public int Find(int offset, int size)
    {
        int place = offset < _at.Length ? _at[offset] - 1 : -1;

        if (place >= 0 && _places[place].Size != size)
            Mix(place);
        return place;
    }

    /// <summary>Gives an access the location of the next number.</summary>
    public void Add(int offset, int size)
    {
        if (offset + Largest > _at.Length)
            Array.Resize(ref _at, Math.Max(offset + Largest, 2 * _at.Length));
        int added = _places.Count;

        ReadOnlySpan<ushort> near = _at.AsSpan()[
            Math.Max(0, offset - Largest + 1)..(offset + size)];
        bool hasNear = near.ContainsAnyExcept((ushort)0);

        _places.Add(new Place(offset, size, false));
        _at[offset] = checked((ushort)(added + 1));
        if (hasNear)
            MixWithOverlapping(added, offset, size);
    }

    private void MixWithOverlapping(int added, int offset, int size)
    {
        for (int at = Math.Max(0, offset - Largest + 1); at < offset + size; at++)
        {
            int other = _at[at] - 1;

            if (other < 0 || other == added || at + _places[other].Size <= offset)
                continue;
            Mix(other);
            Mix(added);
        }
    }

    /// <summary>Whether its bytes are accessed in two sizes.</summary>
    public bool IsMixed(int place) => _places[place].IsMixed;

    /// <summary>Where a location stands in the arena.</summary>
    public int OffsetOf(int place) => _places[place].Offset;

    /// <summary>There are no locations any more.</summary>
    public void Clear()
    {
        foreach (Place place in _places)
            _at[place.Offset] = 0;
        _places.Clear();
    }

    private void Mix(int place) => _places[place] = _places[place] with { IsMixed = true };

    private readonly record struct Place(int Offset, int Size, bool IsMixed);
}
