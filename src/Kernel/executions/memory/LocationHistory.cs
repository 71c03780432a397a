// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>The stores to one location that are kept, in coherence order.</summary>
internal struct LocationHistory
{
    // Behind the length stands what was there before; only what is overwritten goes.
    private Message[]? _stores;

    /// <summary>Stores that are kept.</summary>
    public int Length { get; private set; }

    /// <summary>The stores.</summary>
    public readonly ReadOnlySpan<Message> Stores => _stores.AsSpan(0, Length);

    /// <summary>The store that is <paramref name="back"/> before the newest.</summary>
    public readonly ref readonly Message At(int back) => ref _stores![Length - 1 - back];

    /// <summary>One store is all that is kept.</summary>
    public void Begin(in Message store)
    {
        _stores ??= new Message[2];
        _stores[0] = store;
        Length = 1;
    }

    /// <summary>One more, of which at most <paramref name="depth"/> are kept.</summary>
    public void Append(in Message store, int depth)
    {
        if (Length == depth)
        {
            Array.Copy(_stores!, 1, _stores!, 0, --Length);
        }
        else if (Length == _stores!.Length)
            Array.Resize(ref _stores, 2 * Length);
        _stores![Length++] = store;
    }

    /// <summary>A copy that goes on by itself.</summary>
    public readonly LocationHistory Clone()
    {
        LocationHistory copy = this;

        copy._stores = new Message[Length + 1];
        Stores.CopyTo(copy._stores);
        return copy;
    }

    /// <summary>Whether both are one object's, or have the same stores.</summary>
    public readonly bool Equals(in LocationHistory other)
    {
        if (Length != other.Length)
            return false;
        if (ReferenceEquals(_stores, other._stores))
            return true;
        for (int i = 0; i < Length; i++)
        {
            if (!Same(_stores![i], other._stores![i]))
                return false;
        }
        return true;
    }

    private static bool Same(in Message a, in Message b)
        => a.Value == b.Value && a.Index == b.Index && View.Same(a.Known, b.Known)
            && View.Same(a.Writes, b.Writes);
}
