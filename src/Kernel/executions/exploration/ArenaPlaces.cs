// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>
/// Addresses and values as they are in every process: an address differs from process to process, its place in
/// the arena does not.
/// </summary>
internal static unsafe class ArenaPlaces
{
    /// <summary>Offset of an address; 0 where it is none of the arena's.</summary>
    public static ulong OffsetOrZero(this Arena arena, void* address)
        => address != null && arena.Contains(address) ? arena.OffsetOf(address) : 0;

    /// <summary>A value, or where it is an address what stands for it in every process.</summary>
    public static ulong Place(this Arena arena, ulong value)
        => value <= uint.MaxValue ? value
            : arena.Contains((void*)value) ? arena.OffsetOf((void*)value)
            : ProcessAddresses.Stable(value);
}
