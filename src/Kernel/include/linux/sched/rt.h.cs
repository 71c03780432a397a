// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/sched/rt.h of Linux 7.2: the query that hrtimers make.

namespace Linux;

public static unsafe partial class Kernel {
	public static bool rt_or_dl_task_policy(task_struct* tsk)
	{
		int policy = tsk->policy;

		// PORT: of the real-time classes the machine's scheduler knows this one.
		if (policy == SCHED_FIFO)
			return true;
		return false;
	}
}
