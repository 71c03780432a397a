// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux;

/// <summary>
/// A machine's object allocator, seen from outside: failures to inject, counts, and the search
/// for damaged memory. Memory is never used twice, so that every stale pointer finds poison.
/// </summary>
public sealed unsafe class Slab
{
    private const int CheckEvery = 256;
    private readonly slab_state* state;
    private readonly Arena arena;
    private ulong freedAtCheck;
    private int skippedChecks;

    internal Slab(slab_state* state, Arena arena)
    {
        this.state = state;
        this.arena = arena;
    }

    /// <summary>Guards the allocator when CPUs are threads.</summary>
    internal object Gate { get; } = new();

    /// <summary>
    /// Asked before each allocation whether it shall fail; also how an explorer takes hold of
    /// failure as a choice. An allocation with __GFP_NOFAIL is not asked about.
    /// </summary>
    public Func<SlabRequest, bool>? ShouldFail { get; set; }

    /// <summary>The attempt that fails, counted as <see cref="Attempts"/>; 0 for none.</summary>
    public ulong FailAttempt { get; set; }

    /// <summary>Attempts to allocate since boot, the failed ones included.</summary>
    public ulong Attempts => state->attempts;

    /// <summary>Objects that are allocated and not freed.</summary>
    public ulong Live => state->allocated - state->freed;

    /// <summary>Bytes asked for by the objects that are live.</summary>
    public ulong LiveBytes => state->live_bytes;

    /// <summary>Sizes of the live objects in order of allocation, for a leak report.</summary>
    public IReadOnlyList<(ulong Sequence, uint Size, int Node)> LiveObjects()
    {
        var live = new List<(ulong, uint, int)>();
        for (var item = state->first; item != null; item = item->next)
        {
            if (item->magic == slab_object.Live)
            {
                live.Add((item->sequence, item->size, item->node));
            }
        }

        return live;
    }

    /// <summary>
    /// Looks at the red zones of every object and at the poison of those that are freed.
    /// </summary>
    /// <returns>One report an object that is damaged; empty if all is well.</returns>
    public IReadOnlyList<SlabReport> Check()
    {
        var reports = new List<SlabReport>();
        for (var item = state->first; item != null; item = item->next)
        {
            if (Inspect(item) is { } report)
            {
                reports.Add(report);
            }
        }

        return reports;
    }

    /// <summary>
    /// Whether a check that is asked for again and again should look: after a kfree(), and each
    /// <see cref="CheckEvery"/> times without one.
    /// </summary>
    internal bool CheckIsDue()
    {
        var freed = state->freed;
        if (freed == freedAtCheck && ++skippedChecks < CheckEvery)
        {
            return false;
        }

        freedAtCheck = freed;
        skippedChecks = 0;
        return true;
    }

    internal SlabReport? Inspect(slab_object* item)
    {
        var freed = item->magic == slab_object.Freed;
        var red = freed ? slab_object.RedInactive : slab_object.RedActive;
        var data = (byte*)item + slab_object.HeaderSize;
        var end = (long)(slab_object.Footprint(item->size) - slab_object.HeaderSize);
        var wrong = FirstOther(data, -slab_object.RedZone, 0, red)
            ?? FirstOther(data, item->size, end, red);
        if (wrong is { } outside)
        {
            return Report(SlabFault.RedZone, item, outside);
        }

        if (freed && FirstOther(data, 0, item->size, slab_object.Poison) is { } inside)
        {
            return Report(SlabFault.UseAfterFree, item, inside);
        }

        return null;
    }

    internal SlabReport Report(SlabFault fault, slab_object* item, long at) => new(
        fault,
        arena.OffsetOf((byte*)item + slab_object.HeaderSize),
        item->size,
        item->sequence,
        at);

    /// <summary>The object allocated first; the others follow.</summary>
    internal slab_object* First => state->first;

    internal bool Fails(in SlabRequest request) =>
        request.Attempt == FailAttempt || ShouldFail?.Invoke(request) == true;

    /// <summary>The header of the object at an address, or null if there is none.</summary>
    internal slab_object* Find(void* address)
    {
        var header = (slab_object*)((byte*)address - slab_object.HeaderSize);
        if (!arena.Contains(header) || !arena.Contains(address) || ((ulong)address & 63) != 0)
        {
            return null;
        }

        return header->self == header ? header : null;
    }

    private static long? FirstOther(byte* data, long from, long to, byte expected)
    {
        for (var at = from; at < to; at++)
        {
            if (data[at] != expected)
            {
                return at;
            }
        }

        return null;
    }
}
