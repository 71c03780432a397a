// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/kthread.h of Linux 7.2.
namespace Linux;

// PORT: kthread workers have no user here; the types and the timer's function exist for timer.c's hints.
public unsafe struct kthread_work
{
	public list_head node;
	public delegate*<kthread_work*, void> func;
	public void* worker;
	public int canceling;
}

[ContainerOf("timer")]
public unsafe partial struct kthread_delayed_work
{
	public kthread_work work;
	public timer_list timer;
}

public static unsafe partial class Kernel
{
	public static void kthread_delayed_work_timer_fn(timer_list* t)
	{
		kthread_delayed_work* dwork = kthread_delayed_work.of_timer(t);

		if (WARN_ON_ONCE(dwork->work.worker == null))
			return;
	}

	// PORT: kernel threads have no affinity masks.
	internal static int kthreads_update_housekeeping()
	{
		return 0;
	}
}
