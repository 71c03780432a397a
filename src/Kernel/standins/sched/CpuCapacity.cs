// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>How much work a CPU does, of 1,024; all CPUs of a machine are alike.</summary>
public static unsafe partial class Kernel
{
    internal static ulong arch_scale_cpu_capacity(int cpu) => 1024;
}
