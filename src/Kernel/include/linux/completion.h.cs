// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/completion.h of Linux 7.2.
namespace Linux;

public unsafe struct completion
{
	[GuardedBy("wait.lock"), Marked(MarkedAccess.None)]
	public uint done;
	public swait_queue_head wait;
}

public static unsafe partial class Kernel
{
	[Primitive, InitializesLock("x->wait.lock")]
	public static void init_completion(completion* x)
	{
		x->done = 0;
		init_swait_queue_head(&x->wait);
	}

	[Primitive]
	public static void reinit_completion(completion* x)
	{
		x->done = 0;
	}

	internal static void complete_acquire(completion* x) { }

	internal static void complete_release(completion* x) { }
}
