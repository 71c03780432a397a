// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>Says of each stale read of a run which store it missed, and what would have ordered the
/// two.</summary>
/// <param name="listing">Where that is written.</param>
/// <param name="sites">Where each store stands.</param>
internal sealed class StaleReads(StepListing listing, MemorySites sites)
{
    private readonly List<Seen> _seen = new();
    private readonly List<(int Cpu, Fence Fence, long Number)> _fences = new();

    /// <summary>A CPU has seen a store.</summary>
    public void Saw(int cpu, int location, in Message message, AccessOrder order, long number)
    {
        if (message.Writer >= 0)
            _seen.Add(new Seen(cpu, location, message, order, number));
    }

    /// <summary>A CPU has passed a barrier.</summary>
    public void Fenced(int cpu, Fence fence, long number) => _fences.Add((cpu, fence, number));

    /// <summary>A CPU has seen <paramref name="seen"/>, where <paramref name="newest"/> stands in
    /// memory.</summary>
    /// <param name="load">Where it loads.</param>
    /// <param name="isPlain">Whether that is no marked operation, which the listing has no line
    /// of.</param>
    /// <param name="arena">The memory.</param>
    /// <param name="offset">Where in it.</param>
    /// <param name="location">Which location of the model that is.</param>
    /// <param name="seen">What it has seen.</param>
    /// <param name="newest">What it might have.</param>
    public void Note(in MemorySite load, bool isPlain, Arena arena, uint offset, int location,
        in Message seen, in Message newest)
    {
        MemorySite missed = sites[newest.Site];
        ulong old = arena.Place((ulong)seen.Value);
        ulong now = arena.Place((ulong)newest.Value);
        string stored = $"0x{now:x} was stored in {missed} by cpu{missed.Cpu}";

        if (isPlain)
            listing.Add($"{load.Number,6}  plain read        cpu{load.Cpu,-3} {load.Place,-32} "
                + $"[{offset:x}] = 0x{old:x}, stale: {stored}");
        else
            listing.Mark(load.Cpu, $", stale: {stored}");
        string order = Missing(load, missed, location, newest.Index);

        listing.Conclude($"stale read: cpu{load.Cpu} reads 0x{old:x} at {load.Place}, though "
            + $"cpu{missed.Cpu} had stored 0x{now:x} at {missed.Place}. {order}");
    }

    /// <summary>Every CPU knows everything.</summary>
    public void Rest()
    {
        _seen.Clear();
        _fences.Clear();
    }

    private string Missing(in MemorySite load, in MemorySite missed, int location, int index)
    {
        for (int i = _seen.Count - 1; i >= 0; i--)
        {
            Seen seen = _seen[i];
            MemorySite store = sites[seen.Message.Site];

            if (seen.Cpu != load.Cpu || store.Cpu != missed.Cpu || store.Number <= missed.Number)
                continue;
            bool isReleased = seen.Message.Known?[location] >= index;
            bool isAcquired = seen.Order is AccessOrder.Acquire or AccessOrder.Full
                || _fences.Exists(fence => fence.Cpu == seen.Cpu && fence.Fence != Fence.Write
                    && fence.Number > seen.Number);
            string between = $"cpu{load.Cpu} has seen what cpu{store.Cpu} stored later, at "
                + $"{store.Place}: ";
            string release = $"a release there, or smp_wmb() before it";
            string acquire = "an acquire where it was seen, or smp_rmb() after that";

            return between + (isReleased || isAcquired
                ? $"{(isReleased ? acquire : release)}, would have ordered the two."
                : $"{release}, together with {acquire}, would have ordered the two.");
        }
        return $"cpu{load.Cpu} has seen nothing that cpu{missed.Cpu} stored later: only "
            + "smp_mb() on both, behind the store and before the load, orders these.";
    }

    private readonly record struct Seen(int Cpu, int Location, Message Message, AccessOrder Order,
        long Number);
}
