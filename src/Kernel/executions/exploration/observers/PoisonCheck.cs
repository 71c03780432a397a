// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>Ends a run that reads memory of the slab which is fresh or has been freed (I12).</summary>
internal static unsafe class PoisonCheck
{
    private const ulong Word = 0x6b6b6b6b6b6b6b6b;

    /// <summary>Fresh and freed memory reads as this; so many bytes of it are no accident.</summary>
    public static void After(Arena arena, int cpu, visible_kind kind, nint address, ulong value)
    {
        if (value is not (Word or Word >> 32))
            return;
        if (kind is visible_kind.Load or visible_kind.LoadAcquire or visible_kind.Rmw or visible_kind.RmwAcquire
            or visible_kind.RmwRelease or visible_kind.RmwFull)
            throw new ScenarioFailedException("I12",
                $"cpu{cpu} read {value:x} at {arena.OffsetOrZero((void*)address):x}: "
                + "memory that is freed or was never written");
    }
}
