// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/kasan.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	public static void kasan_unpoison_task_stack(task_struct* task) { }

	public static void kasan_record_aux_stack(void* ptr) { }
}
