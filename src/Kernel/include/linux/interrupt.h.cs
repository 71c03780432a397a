// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/interrupt.h of Linux 7.2.

namespace Linux;

public unsafe struct softirq_action
{
	public delegate*<void> action;
}

public static unsafe partial class Kernel
{
	// PORT: an unnamed enum is constants.
	public const int HI_SOFTIRQ = 0;
	public const int TIMER_SOFTIRQ = 1;
	public const int NET_TX_SOFTIRQ = 2;
	public const int NET_RX_SOFTIRQ = 3;
	public const int BLOCK_SOFTIRQ = 4;
	public const int IRQ_POLL_SOFTIRQ = 5;
	public const int TASKLET_SOFTIRQ = 6;
	public const int SCHED_SOFTIRQ = 7;
	public const int HRTIMER_SOFTIRQ = 8;
	public const int RCU_SOFTIRQ = 9;

	public const int NR_SOFTIRQS = 10;

	public const uint SOFTIRQ_HOTPLUG_SAFE_MASK = (1u << TIMER_SOFTIRQ) | (1u << IRQ_POLL_SOFTIRQ) |
						      (1u << HRTIMER_SOFTIRQ) | (1u << RCU_SOFTIRQ);

	// PORT: CONFIG_IRQ_FORCED_THREADING is off, so timers never run in ktimerd.
	public static bool force_irqthreads()
	{
		return false;
	}

	// PORT: the pending word is a part of the CPU, as it is on architectures that define local_softirq_pending.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint local_softirq_pending()
	{
		return ThisCpu.context->softirq_pending;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void set_softirq_pending(uint x)
	{
		ThisCpu.context->softirq_pending = x;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void or_softirq_pending(uint x)
	{
		ThisCpu.context->softirq_pending |= x;
	}

	internal static void do_softirq_post_smp_call_flush(uint unused)
	{
		do_softirq();
	}

	public static void raise_timer_softirq(uint nr)
	{
		lockdep_assert_in_irq();
		__raise_softirq_irqoff(nr);
	}

	public static uint local_timers_pending()
	{
		return local_softirq_pending();
	}

	public static uint local_timers_pending_force_th()
	{
		return 0;
	}

	public static task_struct* this_cpu_ksoftirqd()
	{
		return this_cpu_read(ref ksoftirqd);
	}
}
