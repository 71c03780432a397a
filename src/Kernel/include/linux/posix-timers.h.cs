// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/posix-timers.h of Linux 7.2.

using System.Runtime.InteropServices;

namespace Linux;

/// <summary>
/// A POSIX.1b interval timer. <c>it_lock</c> protects it; <c>it_signal</c> is written under
/// <c>it_lock</c> and the siglock, with bit 0 set while the timer is not valid. A queued signal
/// holds a reference.
/// </summary>
[CachelineAligned]
[ContainerOf("t_hash")]
[ContainerOf("list")]
[ContainerOf("ignored_list")]
[ContainerOf("sigq")]
[ContainerOf("it.real.timer")]
[StructLayout(LayoutKind.Sequential, Size = 320)]
public unsafe partial struct k_itimer {
	public hlist_node t_hash;
	[GuardedBy("sighand_struct.siglock", Access = GuardedAccess.Writes)]
	public hlist_node list;
	public timer_t it_id;
	public clockid_t it_clock;
	public int it_sigev_notify;
	public pid_type it_pid_type;
	[Marked(MarkedAccess.Stores)]
	public signal_struct* it_signal;
	public k_clock* kclock;

	public spinlock_t it_lock;
	[GuardedBy("it_lock")]
	public posix_timer_state it_status;
	public bool it_sig_periodic;
	public s64 it_overrun;
	[GuardedBy("it_lock")]
	public s64 it_overrun_last;
	[GuardedBy("it_lock")]
	public uint it_signal_seq;
	[GuardedBy("it_lock")]
	public uint it_sigqueue_seq;
	[GuardedBy("it_lock")]
	public ktime_t it_interval;
	public hlist_node ignored_list;
	// PORT: it_process, the other half of the union, belongs to CPU clocks.
	public pid* it_pid;
	public sigqueue sigq;
	public rcuref_t rcuref;
	// PORT: the members for CPU clocks and alarms are not ported, so the union has one left.
	public k_itimer_it it;
	// PORT: freed at once instead of by RCU, see posixtimer_free_timer().
}

// PORT: anonymous structs have a name.
public struct k_itimer_it {
	public k_itimer_real real;
}

// PORT: anonymous structs have a name.
public struct k_itimer_real {
	public hrtimer timer;
}

public static unsafe partial class Kernel {
	[Frees("tmr", AfterGracePeriod = true)]
	internal static void posixtimer_putref(k_itimer* tmr)
	{
		if (rcuref_put(&tmr->rcuref))
			posixtimer_free_timer(tmr);
	}

	internal static void posixtimer_sigqueue_getref(sigqueue* q)
	{
		k_itimer* tmr = k_itimer.of_sigq(q);

		WARN_ON_ONCE(!rcuref_get(&tmr->rcuref));
	}

	internal static void posixtimer_sigqueue_putref(sigqueue* q)
	{
		k_itimer* tmr = k_itimer.of_sigq(q);

		posixtimer_putref(tmr);
	}

	internal static bool posixtimer_valid(k_itimer* timer)
	{
		ulong val = (ulong)timer->it_signal;

		return (val & 0x1UL) == 0;
	}
}
