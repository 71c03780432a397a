// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.Intrinsics;

namespace Linux.Hardware;

/// <summary>
/// A hash of a machine's memory that is the same in each machine and process, wherever its arena
/// lies: a word that points into the arena counts as its offset, and one that points elsewhere by
/// what it points at.
/// </summary>
internal static unsafe class ArenaHash
{
    /// <summary>The hash of what <paramref name="machine"/> has given out of its arena.</summary>
    public static ulong Of(Machine machine)
    {
        Arena arena = machine.Arena;
        var words = (ulong*)arena.Base;
        ulong count = arena.Used / 8;
        ulong start = (ulong)arena.Base;
        ulong hash = 0;
        ulong at = 0;

        for (; at + 4 <= count; at += 4)
        {
            if (Vector256.LoadUnsafe(ref words[at]) == Vector256<ulong>.Zero)
                continue;
            for (ulong i = at; i < at + 4; i++)
                hash += Word(i, words[i], start, arena.Size);
        }
        for (; at < count; at++)
            hash += Word(at, words[at], start, arena.Size);
        return hash - Sections(machine);
    }

    /// <summary>What the places of the CPUs' sections add to the sum, which are no state.</summary>
    public static ulong Sections(Machine machine)
    {
        Arena arena = machine.Arena;
        var words = (ulong*)arena.Base;
        ulong hash = 0;

        for (int cpu = 0; cpu < machine.Options.PossibleCpus; cpu++)
        {
            hash += Word(words, &machine.Context(cpu)->per_cpu_offset, (ulong)words, arena.Size);
            hash += Word(words, &machine.Context(cpu)->first_cpu_offset, (ulong)words, arena.Size);
        }
        return hash;
    }

    private static ulong Word(ulong* words, nint* word, ulong start, nuint size)
        => Word((ulong)((ulong*)word - words), (ulong)*word, start, size);

    /// <summary>Mixes what two hashes say.</summary>
    public static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * 0x9e3779b97f4a7c15;
        return hash ^ hash >> 32;
    }

    /// <summary>What one word adds to the sum.</summary>
    public static ulong Word(ulong index, ulong value, ulong start, nuint size)
    {
        if (value == 0)
            return 0;
        value = value - start < size ? value - start : ProcessAddresses.Stable(value);
        ulong hash = (index + 1) * 0xff51afd7ed558ccd ^ value * 0xc4ceb9fe1a85ec53;

        hash = (hash ^ hash >> 29) * 0x9e3779b97f4a7c15;
        return hash ^ hash >> 32;
    }
}
