// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.InteropServices;

namespace Linux.Hardware;

/// <summary>
/// What a processor holds outside of the kernel's own data: its identity, the interrupt flag,
/// the preemption count, the task it runs and the interrupts that are latched but not taken.
/// One stands in the arena for each possible CPU.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 192)]
public unsafe struct cpu_context
{
    /// <summary>Start of the machine's arena; the kernel's globals stand first in it.</summary>
    public byte* arena;

    /// <summary>What to add to a template address to reach this CPU's section.</summary>
    public nint per_cpu_offset;

    /// <summary><see cref="per_cpu_offset"/> of CPU 0; the others' follow at even distances.</summary>
    public nint first_cpu_offset;

    /// <summary>The task that runs here; written by the scheduler of this CPU only.</summary>
    public task_struct* current;

    /// <summary>This CPU's idle task.</summary>
    public task_struct* idle;

    /// <summary>
    /// One bit an interrupt vector, set by any CPU and cleared by this one; the highest bit is the
    /// execution's.
    /// </summary>
    public ulong pending_irqs;

    /// <summary>Absolute ns at which the clock event device fires; KTIME_MAX when stopped.</summary>
    public long clock_expires;

    /// <summary>Number of this CPU.</summary>
    public int cpu;

    /// <summary>What a lock that this CPU holds contains: one more than <see cref="cpu"/>.</summary>
    public uint lock_owner;

    /// <summary>preempt, softirq, hardirq and nmi counts, as in include/linux/preempt.h.</summary>
    public int preempt_count;

    /// <summary>0 when interrupts are on.</summary>
    public int irqs_disabled;

    /// <summary>One bit a softirq number.</summary>
    public uint softirq_pending;

    /// <summary>How far the idle loop has come, an <see cref="idle_phase"/>.</summary>
    public int idle_phase;

    /// <summary>What the idle loop's last sleep learnt from tick_nohz_idle_got_tick().</summary>
    public int idle_got_tick;

    /// <summary>1 once the CPU is past its bring-up and takes part in scheduling.</summary>
    public int running;

    /// <summary>Interrupts taken since boot.</summary>
    public ulong irq_count;

    /// <summary>What <see cref="irq_count"/> was when the idle loop went to sleep.</summary>
    public ulong irq_count_at_sleep;

    /// <summary>When the idle loop went to sleep, ns.</summary>
    public long sleep_start;
}

/// <summary>The CPU that the calling thread is at the moment.</summary>
public static unsafe class ThisCpu
{
    /// <summary>Null outside of a machine.</summary>
    [ThreadStatic]
    public static cpu_context* context;

    /// <summary>The machine that <see cref="context"/> belongs to.</summary>
    [ThreadStatic]
    internal static Machine? machine;
}
