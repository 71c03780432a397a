// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Hardware;

/// <summary>
/// What a machine's memory points at and is none of it: functions, constant strings and masks, and
/// the template of the CPUs' sections. Their addresses belong to a process; the number that stands
/// for each here is the same in all.
/// </summary>
internal static unsafe class ProcessAddresses
{
    private const ulong Template = 0x7065_7263_7075_0000;
    private const ulong Masks = 0x6d61_736b_0000_0000;

    /// <summary>
    /// <paramref name="value"/>, or the number that stands for it where it is such an address. A
    /// value that merely looks like one cannot be told from it.
    /// </summary>
    public static ulong Stable(ulong value)
    {
        if (value <= uint.MaxValue)
            return value;
        ulong inTemplate = value - (ulong)PerCpuTemplate.Base;
        ulong inMasks = value - (ulong)CpuBitBitmap.Row(0);

        return inTemplate < PerCpuTemplate.Size ? Template + inTemplate
            : inMasks < CpuBitBitmap.Bytes ? Masks + inMasks
            : KernelSymbols.NumberOf((nint)value) is { } known ? known : value;
    }
}
