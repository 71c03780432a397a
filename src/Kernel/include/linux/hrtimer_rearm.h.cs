// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/hrtimer_rearm.h of Linux 7.2.

namespace Linux;

// The hrtimer interrupt leaves the device unarmed and raises TIF_HRTIMER_REARM. Whoever leaves
// the interrupt, or schedules, arms it once for everything that changed in between.
public static unsafe partial class Kernel {
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool hrtimer_test_and_clear_rearm_deferred_tif(ulong tif_work)
	{
		lockdep_assert_irqs_disabled();

		if (unlikely((tif_work & _TIF_HRTIMER_REARM) != 0)) {
			clear_thread_flag(TIF_HRTIMER_REARM);
			return true;
		}
		return false;
	}

	public const ulong TIF_REARM_MASK = (_TIF_NEED_RESCHED | _TIF_NEED_RESCHED_LAZY | _TIF_HRTIMER_REARM);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool
	hrtimer_rearm_deferred_user_irq(ulong* tif_work, ulong tif_mask)
	{
		if ((tif_mask & _TIF_HRTIMER_REARM) == 0)
			return false;
		if (unlikely((*tif_work & TIF_REARM_MASK) == _TIF_HRTIMER_REARM)) {
			clear_thread_flag(TIF_HRTIMER_REARM);
			__hrtimer_rearm_deferred();
			*tif_work &= ~_TIF_HRTIMER_REARM;
			return *tif_work == 0;
		}
		return false;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void hrtimer_rearm_deferred_tif(ulong tif_work)
	{
		if (hrtimer_test_and_clear_rearm_deferred_tif(tif_work))
			__hrtimer_rearm_deferred();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void hrtimer_rearm_deferred()
	{
		hrtimer_rearm_deferred_tif(read_thread_flags());
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool hrtimer_test_and_clear_rearm_deferred()
	{
		return hrtimer_test_and_clear_rearm_deferred_tif(read_thread_flags());
	}
}
