// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/sched/signal.h of Linux 7.2: what timers need of it.

namespace Linux;

[InlineArray(Kernel._NSIG)]
public struct k_sigaction_array {
	private k_sigaction element;
}

/// <summary>The handlers of a process, shared by its threads, under <c>siglock</c>.</summary>
public struct sighand_struct {
	public spinlock_t siglock;
	[GuardedBy("siglock")]
	public k_sigaction_array action;
}

/// <summary>
/// What the threads of a process share besides its handlers. The timers are under the siglock,
/// the next number is atomic.
/// </summary>
[ContainerOf("real_timer")]
public unsafe partial struct signal_struct {
	// PORT: the threads are counted and chained by the machine.
	[GuardedBy("sighand_struct.siglock", Access = GuardedAccess.Writes)]
	public int nr_threads;
	[GuardedBy("sighand_struct.siglock")]
	public list_head thread_head;
	[GuardedBy("sighand_struct.siglock")]
	public sigpending shared_pending;
	public uint timer_create_restore_ids;
	public atomic_t next_posix_timer_id;
	[GuardedBy("sighand_struct.siglock", Access = GuardedAccess.Writes)]
	public hlist_head posix_timers;
	public hlist_head ignored_posix_timers;
	public hrtimer real_timer;
	[GuardedBy("sighand_struct.siglock")]
	public ktime_t it_real_incr;
	public atomic_t tick_dep_mask;
	public pid_array pids;
}

public static unsafe partial class Kernel {
	// PORT: see list_for_each().
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __for_each_thread(signal_struct* signal, ref task_struct* t)
	{
		return task_struct.each_thread_node(ref t, &signal->thread_head);
	}
}
