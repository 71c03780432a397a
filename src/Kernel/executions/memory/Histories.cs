// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>The stores to each location, in coherence order.</summary>
/// <param name="depth">Stores of a location that are kept.</param>
internal sealed class Histories(int depth)
{
    private LocationHistory[] _stores = new LocationHistory[4];
    private SharedParts _shared;

    /// <summary>Locations that there are.</summary>
    public int Count { get; private set; }

    /// <summary>A copy that goes on by itself.</summary>
    public Histories Clone()
    {
        var copy = new Histories(depth) { Count = Count, _stores = [.. _stores] };

        if (Count > SharedParts.Most)
        {
            for (int location = 0; location < Count; location++)
                copy._stores[location] = _stores[location].Clone();
            return copy;
        }
        _shared.ShareAll();
        copy._shared.ShareAll();
        return copy;
    }

    /// <summary>A new location that holds <paramref name="value"/>.</summary>
    /// <returns>Its number.</returns>
    public int Add(long value)
    {
        if (Count == _stores.Length)
            Array.Resize(ref _stores, 2 * Count);
        Own(Count).Begin(new Message(value, 0, -1, 0, null, null));
        return Count++;
    }

    /// <summary>Sets the value with which a location starts.</summary>
    public void Initialize(int location, long value)
        => Own(location).Begin(At(location, 0) with { Value = value });

    /// <summary>The store that is <paramref name="back"/> before the newest.</summary>
    public ref readonly Message At(int location, int back) => ref _stores[location].At(back);

    /// <summary>Stores of a location that are kept.</summary>
    public int Length(int location) => _stores[location].Length;

    /// <summary>A store.</summary>
    /// <returns>Its place in the history of its location.</returns>
    public int Append(int cpu, int location, long value, View? known, View? writes, int site)
    {
        ref LocationHistory stores = ref Own(location);
        int index = stores.At(0).Index + 1;

        stores.Append(new Message(value, index, cpu, site, known, writes), depth);
        return index;
    }

    /// <summary>From now on <paramref name="value"/> is all that is kept.</summary>
    public void Overwrite(int location, long value)
    {
        ref LocationHistory stores = ref Own(location);

        stores.Begin(new Message(value, stores.At(0).Index + 1, -1, 0, null, null));
    }

    /// <summary>There are no locations any more.</summary>
    public void Clear() => Count = 0;

    /// <summary>Mixes the values into <paramref name="key"/>.</summary>
    public void AppendTo(ref HashCode key)
    {
        for (int location = 0; location < Count; location++)
        {
            key.Add(_stores[location].Length);
            foreach (ref readonly Message store in _stores[location].Stores)
                key.Add(store.Value);
        }
    }

    /// <summary>Whether both have the same stores.</summary>
    public bool Equals(Histories other)
    {
        if (Count != other.Count)
            return false;
        for (int location = 0; location < Count; location++)
        {
            if (!_stores[location].Equals(other._stores[location]))
                return false;
        }
        return true;
    }

    /// <summary>The stores to a location, to be changed.</summary>
    private ref LocationHistory Own(int location)
    {
        if (_shared.Any && _shared.Take(location))
            _stores[location] = _stores[location].Clone();
        return ref _stores[location];
    }
}
