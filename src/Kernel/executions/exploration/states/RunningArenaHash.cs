// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.Intrinsics;

namespace Linux.Executions;

/// <summary>
/// The same hash as <see cref="ArenaHash.Of"/>, for many states of one machine: the memory is compared with what it
/// was the last time, and only words that differ are hashed.
/// </summary>
internal sealed unsafe class RunningArenaHash
{
    private ulong[] _last = [];
    private ulong _sum;

    /// <summary>The hash of the memory as it is now.</summary>
    public ulong Update(Machine machine)
    {
        Arena arena = machine.Arena;
        var words = (ulong*)arena.Base;
        int count = (int)(arena.Used / 8);

        // What was given back counts as zero, as it did before it was given out.
        if (_last.Length < count)
            Array.Resize(ref _last, Math.Max(count, 2 * _last.Length) + 3 & ~3);
        fixed (ulong* last = _last)
        {
            int at = 0;

            for (; at + 4 <= count; at += 4)
            {
                if (Vector256.Load(words + at) != Vector256.Load(last + at))
                    Change(words, last, at, at + 4, arena.Size);
            }
            Change(words, last, at, count, arena.Size);
            for (at = count; at < _last.Length; at++)
            {
                if (last[at] != 0)
                    Forget(words, last, at, arena.Size);
            }
        }
        return _sum - ArenaHash.Sections(machine);
    }

    private void Change(ulong* words, ulong* last, int from, int to, nuint size)
    {
        for (int at = from; at < to; at++)
        {
            if (words[at] == last[at])
                continue;
            _sum += ArenaHash.Word((ulong)at, words[at], (ulong)words, size)
                - ArenaHash.Word((ulong)at, last[at], (ulong)words, size);
            last[at] = words[at];
        }
    }

    private void Forget(ulong* words, ulong* last, int at, nuint size)
    {
        _sum -= ArenaHash.Word((ulong)at, last[at], (ulong)words, size);
        last[at] = 0;
    }
}
