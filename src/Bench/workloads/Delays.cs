// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Bench;

/// <summary>A stream of numbers that costs little beside what is measured; equal in every run.</summary>
internal struct Delays(ulong seed)
{
    /// <summary>Shortest expiry of a workload, ms ahead.</summary>
    public const uint Shortest = 10;

    /// <summary>Longest expiry of a workload, ms ahead.</summary>
    public const uint Longest = 5000;

    private ulong _state = seed | 1;

    /// <summary>The next expiry, <see cref="Shortest"/> to <see cref="Longest"/>.</summary>
    public uint Next() => Shortest + Below(Longest - Shortest + 1);

    /// <summary>The next number under <paramref name="limit"/>.</summary>
    public uint Below(uint limit)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (uint)(((_state >> 32) * limit) >> 32);
    }

    /// <summary><paramref name="count"/> expiries, drawn before the clock runs.</summary>
    public static uint[] Draw(int count, uint longest = Longest)
    {
        var delays = new Delays(0x9E3779B97F4A7C15);
        var drawn = new uint[count];

        for (int i = 0; i < count; i++)
            drawn[i] = longest == Longest ? delays.Next() : 1 + delays.Below(longest);
        return drawn;
    }
}
