// SPDX-License-Identifier: GPL-2.0
// Ported in part from kernel/time/timer.c of Linux 6.1: arming and deleting a timer.
// Copyright (C) 1991, 1992  Linus Torvalds
// Copyright (C) 1998  Andrea Arcangeli
// Copyright (C) 2000, 2001, 2002  Ingo Molnar

namespace Linux.Push;

/// <summary>
/// The push model, which placed a timer when it was armed: on a CPU that was busy just then. It is
/// here to be measured against the port and nothing else uses it. The wheel itself, and what arming
/// does in the same way in both kernels, is the port's.
/// </summary>
public static unsafe partial class PushKernel
{
	// PORT: the machine expires its global wheels, so the one wheel of an old CPU is that one.
	internal const int BASE_STD = BASE_GLOBAL;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	private static void
	trigger_dyntick_cpu(timer_base* @base, timer_list* timer)
	{
		if (!is_timers_nohz_active())
			return;

		if ((timer->flags & TIMER_DEFERRABLE) != 0) {
			if (tick_nohz_full_cpu((int)@base->cpu))
				wake_up_nohz_cpu((int)@base->cpu);
			return;
		}

		// PORT: the mark of an idle CPU stands in its local wheel now.
		if (per_cpu_ptr(ref timer_bases[BASE_LOCAL], @base->cpu)->is_idle)
			wake_up_nohz_cpu((int)@base->cpu);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	private static void enqueue_timer(timer_base* @base, timer_list* timer,
				  uint idx, ulong bucket_expiry)
	{

		hlist_add_head(&timer->entry, @base->vectors + idx);
		__set_bit(idx, @base->pending_map);
		timer_set_idx(timer, idx);

		// PORT: the event of 7.2, which has the bucket's expiry in place of the two fields.
		trace_timer_start(timer, bucket_expiry);

		if (time_before(bucket_expiry, @base->next_expiry)) {
			@base->next_expiry = bucket_expiry;
			@base->timers_pending = true;
			@base->next_expiry_recalc = false;
			trigger_dyntick_cpu(@base, timer);
		}
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	private static void internal_add_timer(timer_base* @base, timer_list* timer)
	{
		ulong bucket_expiry;
		uint idx;

		idx = (uint)calc_wheel_index(timer->expires, @base->clk, &bucket_expiry);
		enqueue_timer(@base, timer, idx, bucket_expiry);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	private static timer_base* get_timer_cpu_base(u32 tflags, u32 cpu)
	{
		timer_base* @base = per_cpu_ptr(ref timer_bases[BASE_STD], cpu);

		if (IS_ENABLED(CONFIG_NO_HZ_COMMON) && (tflags & TIMER_DEFERRABLE) != 0)
			@base = per_cpu_ptr(ref timer_bases[BASE_DEF], cpu);
		return @base;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	private static timer_base* get_timer_this_cpu_base(u32 tflags)
	{
		timer_base* @base = this_cpu_ptr(ref timer_bases[BASE_STD]);

		if (IS_ENABLED(CONFIG_NO_HZ_COMMON) && (tflags & TIMER_DEFERRABLE) != 0)
			@base = this_cpu_ptr(ref timer_bases[BASE_DEF]);
		return @base;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	private static timer_base* get_timer_base(u32 tflags)
	{
		return get_timer_cpu_base(tflags, tflags & TIMER_CPUMASK);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	private static timer_base* get_target_base(timer_base* @base, uint tflags)
	{
		if (static_branch_likely(ref timers_migration_enabled) &&
		    (tflags & TIMER_PINNED) == 0)
			return get_timer_cpu_base(tflags, (u32)get_nohz_timer_target());
		return get_timer_this_cpu_base(tflags);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	private static void forward_timer_base(timer_base* @base)
	{
		ulong jnow = READ_ONCE(ref jiffies);

		if ((long)(jnow - @base->clk) < 1)
			return;

		if (time_after(@base->next_expiry, jnow)) {
			@base->clk = jnow;
		} else {
			if (WARN_ON_ONCE(time_before(@base->next_expiry, @base->clk)))
				return;
			@base->clk = @base->next_expiry;
		}
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	private static timer_base* lock_timer_base(timer_list* timer,
						  ulong* flags)
	{
		for (;;) {
			timer_base* @base;
			u32 tf;

			tf = READ_ONCE(&timer->flags);

			if ((tf & TIMER_MIGRATING) == 0) {
				@base = get_timer_base(tf);
				raw_spin_lock_irqsave(&@base->@lock, out *flags);
				if (timer->flags == tf)
					return @base;
				raw_spin_unlock_irqrestore(&@base->@lock, *flags);
			}
			cpu_relax();
		}
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	private static int
	__mod_timer(timer_list* timer, ulong expires, uint options)
	{
		ulong clk = 0, flags, bucket_expiry = default;
		timer_base* @base, new_base;
		uint idx = UINT_MAX;
		int ret = 0;

		debug_assert_init(timer);

		if ((options & MOD_TIMER_NOTPENDING) == 0 && timer_pending(timer)) {
			long diff = (long)(timer->expires - expires);

			if (diff == 0)
				return 1;
			if ((options & MOD_TIMER_REDUCE) != 0 && diff <= 0)
				return 1;

			@base = lock_timer_base(timer, &flags);
			if (timer->function == null)
				goto out_unlock;

			forward_timer_base(@base);

			if (timer_pending(timer) && (options & MOD_TIMER_REDUCE) != 0 &&
			    time_before_eq(timer->expires, expires)) {
				ret = 1;
				goto out_unlock;
			}

			clk = @base->clk;
			idx = (uint)calc_wheel_index(expires, clk, &bucket_expiry);

			if (idx == timer_get_idx(timer)) {
				if ((options & MOD_TIMER_REDUCE) == 0)
					timer->expires = expires;
				else if (time_after(timer->expires, expires))
					timer->expires = expires;
				ret = 1;
				goto out_unlock;
			}
		} else {
			@base = lock_timer_base(timer, &flags);
			if (timer->function == null)
				goto out_unlock;

			forward_timer_base(@base);
		}

		ret = detach_if_pending(timer, @base, false);
		if (ret == 0 && (options & MOD_TIMER_PENDING_ONLY) != 0)
			goto out_unlock;

		new_base = get_target_base(@base, timer->flags);

		if (@base != new_base) {
			if (likely(@base->running_timer != timer)) {
				timer->flags |= TIMER_MIGRATING;

				raw_spin_unlock(&@base->@lock);
				@base = new_base;
				raw_spin_lock(&@base->@lock);
				WRITE_ONCE(&timer->flags,
					   (timer->flags & ~TIMER_BASEMASK) | @base->cpu);
				forward_timer_base(@base);
			}
		}

		debug_timer_activate(timer);

		timer->expires = expires;
		if (idx != UINT_MAX && clk == @base->clk)
			enqueue_timer(@base, timer, idx, bucket_expiry);
		else
			internal_add_timer(@base, timer);

	out_unlock:
		raw_spin_unlock_irqrestore(&@base->@lock, flags);

		return ret;
	}

	/// <summary>Arms a timer, queued or not, for <paramref name="expires"/> (jiffies) on a busy CPU.</summary>
	public static int mod_timer(timer_list* timer, ulong expires)
	{
		return __mod_timer(timer, expires, 0);
	}

	/// <summary>Arms a timer that is not queued for its <c>expires</c> (jiffies) on a busy CPU.</summary>
	public static void add_timer(timer_list* timer)
	{
		if (WARN_ON_ONCE(timer_pending(timer)))
			return;
		__mod_timer(timer, timer->expires, MOD_TIMER_NOTPENDING);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	private static int __timer_delete(timer_list* timer, bool shutdown)
	{
		timer_base* @base;
		ulong flags;
		int ret = 0;

		debug_assert_init(timer);

		if (timer_pending(timer) || shutdown) {
			@base = lock_timer_base(timer, &flags);
			ret = detach_if_pending(timer, @base, true);
			if (shutdown)
				timer->function = null;
			raw_spin_unlock_irqrestore(&@base->@lock, flags);
		}

		return ret;
	}

	/// <summary>Takes a timer off its wheel, whichever CPU's that is: 1 if it was on it.</summary>
	public static int timer_delete(timer_list* timer)
	{
		return __timer_delete(timer, false);
	}
}
