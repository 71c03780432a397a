// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.InteropServices;

namespace Linux;

/// <summary>
/// The section that every machine copies to each of its CPUs. A per-CPU name is an address in
/// here; an accessor adds the distance to a CPU's copy. It is made once per process and never
/// written again.
/// </summary>
internal static unsafe class PerCpuTemplate
{
    /// <summary>The first byte, on a cache line.</summary>
    public static readonly byte* Base = Create();

    /// <summary>The bytes of one CPU's section, a multiple of 64.</summary>
    public static nuint Size => ((nuint)sizeof(per_cpu_section) + 63) & ~(nuint)63;

    /// <summary>Bytes from one CPU's section to the next one's.</summary>
    public static readonly nint Stride = (nint)Size;

    private static byte* Create()
    {
        var section = (byte*)NativeMemory.AlignedAlloc(Size, 64);
        NativeMemory.Clear(section, Size);
        Kernel.__init_per_cpu_template((per_cpu_section*)section);
        return section;
    }
}
