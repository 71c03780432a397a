// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/swait.h and kernel/sched/swait.c of Linux 7.2.

namespace Linux;

public unsafe struct swait_queue_head
{
	public raw_spinlock_t @lock;
	[GuardedBy("lock", Access = GuardedAccess.Writes)]
	public list_head task_list;
}

[ContainerOf("task_list")]
public unsafe partial struct swait_queue
{
	public task_struct* task;
	[GuardedBy("swait_queue_head.lock", Access = GuardedAccess.Writes)]
	public list_head task_list;
}

public static unsafe partial class Kernel
{
	internal static void init_swait_queue_head(swait_queue_head* q)
	{
		raw_spin_lock_init(&q->@lock);
		INIT_LIST_HEAD(&q->task_list);
	}

	// PORT: a waiter may stand on a managed thread's stack, so it is set up in place instead of by DECLARE_SWAITQUEUE.
	internal static void init_swait_queue(swait_queue* wait)
	{
		wait->task = current;
		INIT_LIST_HEAD(&wait->task_list);
	}

	internal static bool swait_active(swait_queue_head* wq)
	{
		return !list_empty(&wq->task_list);
	}

	internal static void swake_up_locked(swait_queue_head* q, int wake_flags)
	{
		swait_queue* curr;

		if (list_empty(&q->task_list))
			return;

		curr = swait_queue.of_task_list(q->task_list.next);
		wake_up_process(curr->task);
		list_del_init(&curr->task_list);
	}

	internal static void swake_up_all_locked(swait_queue_head* q)
	{
		while (!list_empty(&q->task_list))
			swake_up_locked(q, 0);
	}

	internal static void __prepare_to_swait(swait_queue_head* q, swait_queue* wait)
	{
		wait->task = current;
		if (list_empty(&wait->task_list))
			list_add_tail(&wait->task_list, &q->task_list);
	}

	internal static void __finish_swait(swait_queue_head* q, swait_queue* wait)
	{
		__set_current_state(TASK_RUNNING);
		if (!list_empty(&wait->task_list))
			list_del_init(&wait->task_list);
	}
}
