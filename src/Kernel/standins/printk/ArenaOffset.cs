// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>Addresses as offsets in the running machine's arena.</summary>
internal static unsafe class ArenaOffset
{
    /// <summary>
    /// The offset of an address in the arena. Outside of a machine, and for what lies outside
    /// of its arena, it is the address.
    /// </summary>
    public static ulong Of(void* address) =>
        ThisCpu.machine?.Arena.OffsetOf(address) ?? (ulong)address;
}
