// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux;

/// <summary>What a record says about the CPU that wrote it.</summary>
internal static unsafe class TraceContext
{
    private const int MaxDepth = 0xf;

    public static void Capture(trace_record* record)
    {
        var context = ThisCpu.context;
        var count = context->preempt_count;
        record->time_ns = (long)Kernel.local_clock();
        record->cpu = context->cpu;
        record->common_flags = (byte)(FromCount(count)
            | (context->irqs_disabled != 0 ? TraceFlags.IrqsOff : 0)
            | FromTask(context->current));
        record->common_preempt_count = (byte)Math.Min(count & Kernel.PREEMPT_MASK, MaxDepth);
        record->common_pid = 0;
        if (context->current != null)
        {
            record->common_pid = context->current->pid;
            ((ReadOnlySpan<byte>)context->current->comm).CopyTo(
                new Span<byte>(record->comm, 16));
        }
    }

    private static int FromCount(int count)
    {
        var softirqs = count & Kernel.SOFTIRQ_MASK;
        return ((count & Kernel.NMI_MASK) != 0 ? TraceFlags.Nmi : 0)
            | ((count & Kernel.HARDIRQ_MASK) != 0 ? TraceFlags.HardIrq : 0)
            | ((softirqs & Kernel.SOFTIRQ_OFFSET) != 0 ? TraceFlags.SoftIrq : 0)
            | (softirqs >= Kernel.SOFTIRQ_DISABLE_OFFSET ? TraceFlags.BhOff : 0);
    }

    private static int FromTask(task_struct* task)
    {
        var flags = task == null ? 0 : task->thread_info.flags;
        return ((flags & Kernel._TIF_NEED_RESCHED) != 0
                ? TraceFlags.NeedResched | TraceFlags.PreemptResched
                : 0)
            | ((flags & Kernel._TIF_NEED_RESCHED_LAZY) != 0 ? TraceFlags.NeedReschedLazy : 0);
    }
}
