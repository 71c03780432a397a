// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/scs.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	// PORT: CONFIG_SHADOW_CALL_STACK is off.
	internal static void scs_task_reset(task_struct* tsk)
	{
	}
}
