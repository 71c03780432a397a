// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Linux.Executions;

/// <summary>The stores to each location, in coherence order.</summary>
/// <param name="depth">Stores of a location that are kept.</param>
internal sealed class Histories(int depth)
{
    private readonly List<List<Message>> _stores = new();
    private SharedParts _shared;

    /// <summary>Locations that there are.</summary>
    public int Count { get; private set; }

    /// <summary>A copy that goes on by itself.</summary>
    public Histories Clone()
    {
        var copy = new Histories(depth) { Count = Count };

        copy._stores.AddRange(_stores);
        if (_stores.Count > SharedParts.Most)
        {
            for (int location = 0; location < _stores.Count; location++)
                copy._stores[location] = new List<Message>(_stores[location]);
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
        if (Count == _stores.Count)
            _stores.Add(new List<Message>(2));
        Own(Count).Add(new Message(value, 0, -1, 0, null, null));
        return Count++;
    }

    /// <summary>Sets the value with which a location starts.</summary>
    public void Initialize(int location, long value)
        => Own(location)[0] = At(location, 0) with { Value = value };

    /// <summary>The store that is <paramref name="back"/> before the newest.</summary>
    public ref readonly Message At(int location, int back)
        => ref CollectionsMarshal.AsSpan(_stores[location])[^(back + 1)];

    /// <summary>Stores of a location that are kept.</summary>
    public int Length(int location) => _stores[location].Count;

    /// <summary>A store.</summary>
    /// <returns>Its place in the history of its location.</returns>
    public int Append(int cpu, int location, long value, View? known, View? writes, int site)
    {
        List<Message> stores = Own(location);
        int index = At(location, 0).Index + 1;

        stores.Add(new Message(value, index, cpu, site, known, writes));
        if (stores.Count > depth)
            stores.RemoveAt(0);
        return index;
    }

    /// <summary>From now on <paramref name="value"/> is all that is kept.</summary>
    public void Overwrite(int location, long value)
    {
        List<Message> stores = Own(location);
        int index = At(location, 0).Index + 1;

        stores.Clear();
        stores.Add(new Message(value, index, -1, 0, null, null));
    }

    /// <summary>There are no locations any more.</summary>
    public void Clear()
    {
        for (int location = 0; location < Count; location++)
            Own(location).Clear();
        Count = 0;
    }

    /// <summary>Mixes the values into <paramref name="key"/>.</summary>
    public void AppendTo(ref HashCode key)
    {
        for (int location = 0; location < Count; location++)
        {
            key.Add(_stores[location].Count);
            foreach (ref readonly Message store in CollectionsMarshal.AsSpan(_stores[location]))
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
            if (!Same(_stores[location], other._stores[location]))
                return false;
        }
        return true;
    }

    private static bool Same(List<Message> a, List<Message> b)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (a.Count != b.Count)
            return false;
        for (int i = 0; i < a.Count; i++)
        {
            if (!Same(a[i], b[i]))
                return false;
        }
        return true;
    }

    private static bool Same(in Message a, in Message b)
        => a.Value == b.Value && a.Index == b.Index && View.Same(a.Known, b.Known)
            && View.Same(a.Writes, b.Writes);

    /// <summary>The stores to a location, to be changed.</summary>
    private List<Message> Own(int location)
        => _shared.Any && _shared.Take(location)
            ? _stores[location] = new List<Message>(_stores[location]) : _stores[location];
}
