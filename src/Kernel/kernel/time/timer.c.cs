// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/time/timer.c of Linux 7.2.
// Copyright (C) 1991, 1992  Linus Torvalds
// Copyright (C) 1998  Andrea Arcangeli
// Copyright (C) 2000, 2001, 2002  Ingo Molnar

using System.Runtime.InteropServices;

namespace Linux;

// The wheel has LVL_DEPTH levels of LVL_SIZE buckets. A bucket of level n spans 8^n jiffies, and a
// timer goes into the lowest level that reaches its expiry. There is no cascading: a timer stays in
// its bucket and expires with it, rounded up to the bucket's end, at most 1/8 of its timeout late
// and never early. What lies beyond the last level expires at the wheel's end.
//
// A CPU has three wheels. BASE_LOCAL holds pinned timers, BASE_GLOBAL those that any CPU may
// expire (timer_migration.c.cs), BASE_DEF those that wait for the CPU to be awake anyway.
//
// Locks: a base's lock covers the base and every timer queued on it. A timer names its base in its
// flags, so lock_timer_base() locks first and looks again. Two bases are locked in the order
// local before global, and on two CPUs by the hotplug code alone, which is serialised.
public static unsafe partial class Kernel
{
	[CachelineAligned]
	[Global(Init = nameof(init_jiffies_64))]
	[GuardedBy("jiffies_lock", Access = GuardedAccess.Writes), GuardedBy("jiffies_seq", Access = GuardedAccess.Writes)]
	public static partial ref u64 jiffies_64 { get; }

	internal static void init_jiffies_64(u64* jiffies_64)
	{
		*jiffies_64 = INITIAL_JIFFIES;
	}

	internal const int LVL_CLK_SHIFT = 3;
	internal const ulong LVL_CLK_DIV = (1UL << LVL_CLK_SHIFT);
	internal const ulong LVL_CLK_MASK = (LVL_CLK_DIV - 1);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static int LVL_SHIFT(uint n)
	{
		return ((int)(n) * LVL_CLK_SHIFT);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static ulong LVL_GRAN(uint n)
	{
		return (1UL << LVL_SHIFT(n));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static ulong LVL_START(uint n)
	{
		return ((LVL_SIZE - 1) << ((int)((n) - 1) * LVL_CLK_SHIFT));
	}

	internal const int LVL_BITS = 6;
	internal const ulong LVL_SIZE = (1UL << LVL_BITS);
	internal const ulong LVL_MASK = (LVL_SIZE - 1);

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static ulong LVL_OFFS(uint n)
	{
		return ((n) * LVL_SIZE);
	}

	internal const uint LVL_DEPTH = HZ > 100 ? 9 : 8; // PORT: the choice between two #defines.

	internal static ulong WHEEL_TIMEOUT_CUTOFF => (LVL_START(LVL_DEPTH));
	internal static ulong WHEEL_TIMEOUT_MAX => (WHEEL_TIMEOUT_CUTOFF - LVL_GRAN(LVL_DEPTH - 1));

	internal const int WHEEL_SIZE = (int)(LVL_SIZE * LVL_DEPTH);

	internal const int NR_BASES = 3;
	internal const int BASE_LOCAL = 0;
	internal const int BASE_GLOBAL = 1;
	internal const int BASE_DEF = 2;
}

/// <summary>
/// One wheel of one CPU. <c>lock</c> covers everything; next_expiry and is_idle are also read
/// without it, by whoever can live with a stale value.
/// </summary>
/// <remarks>
/// <c>running_timer</c> is the timer whose callback runs, because the lock is dropped meanwhile.
/// <c>clk</c> is the next jiffy to be expired, at most one ahead of jiffies. <c>next_expiry</c>,
/// in jiffies, is wrong while <c>next_expiry_recalc</c> is set, and so is <c>timers_pending</c>.
/// <c>is_idle</c> is BASE_LOCAL's; BASE_GLOBAL has it too on nohz_full CPUs. A set bit of
/// <c>pending_map</c> is a bucket that is not empty.
/// </remarks>
[CachelineAligned]
[StructLayout(LayoutKind.Sequential, Size = 4736)]
[LockOrder("timer_base.lock", "tmigr_cpu.lock", "tmigr_group.lock")]
public unsafe partial struct timer_base {
	[LockClass("timer_base.lock", UsedInInterrupts = true, SameClass = SameClass.AscendingIndex)]
	public raw_spinlock_t @lock;
	[GuardedBy("lock")]
	public timer_list* running_timer;
	[GuardedBy("lock", Access = GuardedAccess.Writes)]
	[Jiffies(Instant = true)] public ulong clk;
	[GuardedBy("lock", Access = GuardedAccess.Writes), Marked(MarkedAccess.LockFreeLoads)]
	[Jiffies(Instant = true)] public ulong next_expiry;
	public uint cpu;
	[GuardedBy("lock")]
	public bool next_expiry_recalc;
	[GuardedBy("lock")]
	public bool is_idle;
	[GuardedBy("lock")]
	public bool timers_pending;
	[GuardedBy("lock")]
	public fixed ulong pending_map[Kernel.WHEEL_SIZE / 64];
	// PORT: C# has no fixed array of structs; the words hold one hlist_head each.
	private fixed ulong vectors_words[Kernel.WHEEL_SIZE];
	[GuardedBy("lock")]
	public hlist_head* vectors => (hlist_head*)Unsafe.AsPointer(ref vectors_words[0]);
}

[InlineArray((int)Kernel.LVL_DEPTH)]
internal struct timer_heads {
	private hlist_head head;
}

public static unsafe partial class Kernel
{
	[DefinePerCpu(typeof(timer_base), Count = NR_BASES)]
	internal static partial ref timer_bases_array timer_bases { get; }

	[Global]
	internal static partial ref static_key_false timers_nohz_active { get; }
	[Global]
	internal static partial ref mutex timer_keys_mutex { get; }

	[Global(Init = nameof(init_timer_update_work))]
	internal static partial ref work_struct timer_update_work { get; }

	internal static void init_timer_update_work(work_struct* timer_update_work)
	{
		INIT_WORK(timer_update_work, &timer_update_keys);
	}

	[GuardedBy("timer_keys_mutex")]
	[Global(Init = nameof(init_sysctl_timer_migration))]
	internal static partial ref uint sysctl_timer_migration { get; }

	internal static void init_sysctl_timer_migration(uint* sysctl_timer_migration)
	{
		*sysctl_timer_migration = 1;
	}

	[Global]
	public static partial ref static_key_false timers_migration_enabled { get; }

	internal static void timers_update_migration()
	{
		if (sysctl_timer_migration != 0 && tick_nohz_is_active())
			static_branch_enable(ref timers_migration_enabled);
		else
			static_branch_disable(ref timers_migration_enabled);
	}

	internal static int timer_migration_handler(ctl_table* table, int write,
				    void* buffer, ulong* lenp, long* ppos)
	{
		int ret;

		mutex_lock(ref timer_keys_mutex);
		ret = proc_dointvec_minmax(table, write, buffer, lenp, ppos);
		if (ret == 0 && write != 0)
			timers_update_migration();
		mutex_unlock(ref timer_keys_mutex);
		return ret;
	}

	// PORT: one table, not an array of one.
	[Global(Init = nameof(init_timer_sysctl))]
	internal static partial ref ctl_table timer_sysctl { get; }

	internal static void init_timer_sysctl(ctl_table* timer_sysctl)
	{
		timer_sysctl->procname = "timer_migration";
		timer_sysctl->data = Unsafe.AsPointer(ref sysctl_timer_migration);
		timer_sysctl->maxlen = sizeof(uint);
		timer_sysctl->mode = 0x1a4;
		timer_sysctl->proc_handler = &timer_migration_handler;
		timer_sysctl->extra1 = SYSCTL_ZERO;
		timer_sysctl->extra2 = SYSCTL_ONE;
	}

	internal static int timer_sysctl_init()
	{
		register_sysctl("kernel", ref timer_sysctl); // PORT: one table, not an array of one.
		return 0;
	}

	internal static void timer_update_keys(work_struct* work)
	{
		mutex_lock(ref timer_keys_mutex);
		timers_update_migration();
		static_branch_enable(ref timers_nohz_active);
		mutex_unlock(ref timer_keys_mutex);
	}

	public static void timers_update_nohz()
	{
		schedule_work(ref timer_update_work);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static bool is_timers_nohz_active()
	{
		return static_branch_unlikely(ref timers_nohz_active);
	}

	[return: Jiffies(Instant = true)]
	internal static ulong round_jiffies_common([Jiffies(Instant = true)] ulong j, int cpu,
			bool force_up)
	{
		int rem;
		ulong original = j;

		// Each CPU rounds to its own moment, three jiffies after its neighbour's.
		j += (ulong)(cpu * 3);

		rem = (int)(j % HZ);

		// A target shortly after a whole second was meant for that second and came late.
		if (rem < HZ/4 && !force_up)
			j = j - (ulong)rem;
		else
			j = j - (ulong)rem + HZ;

		j -= (ulong)(cpu * 3);

		return time_is_after_jiffies(j) ? j : original;
	}

	/// <summary>Rounds a delta of <paramref name="j"/> jiffies to a whole second, skewed for the CPU.</summary>
	[return: Jiffies]
	public static ulong __round_jiffies_relative([Jiffies] ulong j, int cpu)
	{
		ulong j0 = jiffies;

		return round_jiffies_common(j + j0, cpu, false) - j0;
	}

	/// <summary>Rounds an absolute time in jiffies to a whole second, skewed for this CPU.</summary>
	[return: Jiffies(Instant = true)]
	public static ulong round_jiffies([Jiffies(Instant = true)] ulong j)
	{
		return round_jiffies_common(j, raw_smp_processor_id(), false);
	}

	/// <summary>Rounds a delta in jiffies to a whole second, skewed for this CPU.</summary>
	[return: Jiffies]
	public static ulong round_jiffies_relative([Jiffies] ulong j)
	{
		return __round_jiffies_relative(j, raw_smp_processor_id());
	}

	/// <summary>As __round_jiffies_relative(), never down.</summary>
	[return: Jiffies]
	public static ulong __round_jiffies_up_relative([Jiffies] ulong j, int cpu)
	{
		ulong j0 = jiffies;

		return round_jiffies_common(j + j0, cpu, true) - j0;
	}

	/// <summary>As round_jiffies(), never down.</summary>
	[return: Jiffies(Instant = true)]
	public static ulong round_jiffies_up([Jiffies(Instant = true)] ulong j)
	{
		return round_jiffies_common(j, raw_smp_processor_id(), true);
	}

	/// <summary>As round_jiffies_relative(), never down.</summary>
	[return: Jiffies]
	public static ulong round_jiffies_up_relative([Jiffies] ulong j)
	{
		return __round_jiffies_up_relative(j, raw_smp_processor_id());
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static uint timer_get_idx(timer_list* timer)
	{
		return (timer->flags & TIMER_ARRAYMASK) >> TIMER_ARRAYSHIFT;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void timer_set_idx(timer_list* timer, uint idx)
	{
		timer->flags = (timer->flags & ~TIMER_ARRAYMASK) |
				idx << TIMER_ARRAYSHIFT;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static uint calc_index([Jiffies(Instant = true)] ulong expires, uint lvl,
					  [Jiffies(Instant = true)] ulong* bucket_expiry)
	{

		// One granule is added even to an exact expiry: the current jiffy has begun already, and
		// the outer levels cut off what lies below their granularity.
		expires = (expires >> LVL_SHIFT(lvl)) + 1;
		*bucket_expiry = expires << LVL_SHIFT(lvl);
		return (uint)(LVL_OFFS(lvl) + (expires & LVL_MASK));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static int calc_wheel_index([Jiffies(Instant = true)] ulong expires, [Jiffies(Instant = true)] ulong clk,
				    [Jiffies(Instant = true)] ulong* bucket_expiry)
	{
		ulong delta = expires - clk;
		uint idx;

		if (delta < LVL_START(1)) {
			idx = calc_index(expires, 0, bucket_expiry);
		} else if (delta < LVL_START(2)) {
			idx = calc_index(expires, 1, bucket_expiry);
		} else if (delta < LVL_START(3)) {
			idx = calc_index(expires, 2, bucket_expiry);
		} else if (delta < LVL_START(4)) {
			idx = calc_index(expires, 3, bucket_expiry);
		} else if (delta < LVL_START(5)) {
			idx = calc_index(expires, 4, bucket_expiry);
		} else if (delta < LVL_START(6)) {
			idx = calc_index(expires, 5, bucket_expiry);
		} else if (delta < LVL_START(7)) {
			idx = calc_index(expires, 6, bucket_expiry);
		} else if (LVL_DEPTH > 8 && delta < LVL_START(8)) {
			idx = calc_index(expires, 7, bucket_expiry);
		} else if ((long) delta < 0) {
			idx = (uint)(clk & LVL_MASK);
			*bucket_expiry = clk;
		} else {
			if (delta >= WHEEL_TIMEOUT_CUTOFF)
				expires = clk + WHEEL_TIMEOUT_MAX;

			idx = calc_index(expires, LVL_DEPTH - 1, bucket_expiry);
		}
		return (int)idx;
	}

	internal static void
	trigger_dyntick_cpu(timer_base* @base, timer_list* timer)
	{
		// An interrupt for a deferrable timer would wake the CPU for nothing.
		if (!is_timers_nohz_active() || (timer->flags & TIMER_DEFERRABLE) != 0)
			return;

		// A CPU on its way to idle cannot pass this by: it sets is_idle under the lock held here.
		if (@base->is_idle) {
			WARN_ON_ONCE(!((timer->flags & TIMER_PINNED) != 0 ||
				       tick_nohz_full_cpu((int)@base->cpu)));
			wake_up_nohz_cpu((int)@base->cpu);
		}
	}

	[MustHold("base->lock")]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void enqueue_timer(timer_base* @base, timer_list* timer,
				  uint idx, [Jiffies(Instant = true)] ulong bucket_expiry)
	{

		hlist_add_head(&timer->entry, @base->vectors + idx);
		__set_bit(idx, @base->pending_map);
		timer_set_idx(timer, idx);

		trace_timer_start(timer, bucket_expiry);

		// What counts is when the bucket expires, which is later than the timer asked for.
		if (time_before(bucket_expiry, @base->next_expiry)) {
			WRITE_ONCE(&@base->next_expiry, bucket_expiry);
			@base->timers_pending = true;
			@base->next_expiry_recalc = false;
			trigger_dyntick_cpu(@base, timer);
		}
	}

	[MustHold("base->lock")]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void internal_add_timer(timer_base* @base, timer_list* timer)
	{
		ulong bucket_expiry;
		uint idx;

		idx = (uint)calc_wheel_index(timer->expires, @base->clk, &bucket_expiry);
		enqueue_timer(@base, timer, idx, bucket_expiry);
	}
}

internal unsafe struct timer_hint {
	public delegate*<timer_list*, void> function;
	public long offset;
}

public static unsafe partial class Kernel
{
	// PORT: there is no kthread_worker, so no hint for kthread_delayed_work.
	[Global(typeof(timer_hint), Count = 1, Init = nameof(init_timer_hints))]
	internal static partial ref timer_hints_array timer_hints { get; }

	// PORT: offsetof() is the distance of two addresses in a local.
	internal static void init_timer_hints(timer_hint* timer_hints)
	{
		delayed_work delayed_work;

		timer_hints[0].function = &delayed_work_timer_fn;
		timer_hints[0].offset = (byte*)&delayed_work.work.func - (byte*)&delayed_work.timer;
	}

	internal static void* timer_debug_hint(void* addr)
	{
		timer_list* timer = (timer_list*)addr;
		int i;

		// PORT: the length of the table is not known to ARRAY_SIZE().
		for (i = 0; i < 1; i++) {
			if (timer_hints[i].function == timer->function) {
				// PORT: the hint is only printed, so it is no function pointer.
				void** fn = (void**)((byte*)addr + timer_hints[i].offset);

				return *fn;
			}
		}

		return timer->function;
	}

	internal static bool timer_is_static_object(void* addr)
	{
		timer_list* timer = (timer_list*)addr;

		return (timer->entry.pprev == null &&
			timer->entry.next == TIMER_ENTRY_STATIC);
	}

	internal static bool timer_fixup_init(void* addr, debug_obj_state state)
	{
		timer_list* timer = (timer_list*)addr;

		switch (state) {
		case ODEBUG_STATE_ACTIVE:
			timer_delete_sync(timer);
			debug_object_init(timer, ref timer_debug_descr);
			return true;
		default:
			return false;
		}
	}

	internal static void stub_timer(timer_list* unused)
	{
		WARN_ON(true);
	}

	internal static bool timer_fixup_activate(void* addr, debug_obj_state state)
	{
		timer_list* timer = (timer_list*)addr;

		switch (state) {
		case ODEBUG_STATE_NOTAVAILABLE:
			timer_setup(timer, &stub_timer, 0);
			return true;

		case ODEBUG_STATE_ACTIVE:
			WARN_ON(true);
			goto default;
		default:
			return false;
		}
	}

	internal static bool timer_fixup_free(void* addr, debug_obj_state state)
	{
		timer_list* timer = (timer_list*)addr;

		switch (state) {
		case ODEBUG_STATE_ACTIVE:
			timer_delete_sync(timer);
			debug_object_free(timer, ref timer_debug_descr);
			return true;
		default:
			return false;
		}
	}

	internal static bool timer_fixup_assert_init(void* addr, debug_obj_state state)
	{
		timer_list* timer = (timer_list*)addr;

		switch (state) {
		case ODEBUG_STATE_NOTAVAILABLE:
			timer_setup(timer, &stub_timer, 0);
			return true;
		default:
			return false;
		}
	}

	[Global(Init = nameof(init_timer_debug_descr), Constant = true)]
	internal static partial ref debug_obj_descr timer_debug_descr { get; }

	internal static void init_timer_debug_descr(debug_obj_descr* timer_debug_descr)
	{
		timer_debug_descr->name = "timer_list";
		timer_debug_descr->debug_hint = &timer_debug_hint;
		timer_debug_descr->is_static_object = &timer_is_static_object;
		timer_debug_descr->fixup_init = &timer_fixup_init;
		timer_debug_descr->fixup_activate = &timer_fixup_activate;
		timer_debug_descr->fixup_free = &timer_fixup_free;
		timer_debug_descr->fixup_assert_init = &timer_fixup_assert_init;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void debug_timer_init(timer_list* timer)
	{
		debug_object_init(timer, ref timer_debug_descr);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void debug_timer_activate(timer_list* timer)
	{
		debug_object_activate(timer, ref timer_debug_descr);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void debug_timer_deactivate(timer_list* timer)
	{
		debug_object_deactivate(timer, ref timer_debug_descr);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void debug_timer_assert_init(timer_list* timer)
	{
		debug_object_assert_init(timer, ref timer_debug_descr);
	}

	public static void timer_init_key_on_stack(timer_list* timer,
				     delegate*<timer_list*, void> func,
				     uint flags,
				     string? name, lock_class_key* key)
	{
		debug_object_init_on_stack(timer, ref timer_debug_descr);
		do_init_timer(timer, func, flags, name, key);
	}

	[EndsOnStack("timer")]
	public static void timer_destroy_on_stack(timer_list* timer)
	{
		debug_object_free(timer, ref timer_debug_descr);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void debug_init(timer_list* timer)
	{
		debug_timer_init(timer);
		trace_timer_init(timer);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void debug_deactivate(timer_list* timer)
	{
		debug_timer_deactivate(timer);
		trace_timer_cancel(timer);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void debug_assert_init(timer_list* timer)
	{
		debug_timer_assert_init(timer);
	}

	internal static void do_init_timer(timer_list* timer,
				  delegate*<timer_list*, void> func,
				  uint flags,
				  string? name, lock_class_key* key)
	{
		timer->entry.pprev = null;
		timer->function = func;
		if (WARN_ON_ONCE((flags & ~TIMER_INIT_FLAGS) != 0))
			flags &= TIMER_INIT_FLAGS;
		timer->flags = flags | (uint)raw_smp_processor_id();
		// PORT: a timer has no lockdep_map, as upstream's without LOCKDEP.
		lockdep_init_map(null, name, key, 0);
	}

	/// <summary>
	/// Makes a timer usable; nothing else may be called on it before. <paramref name="flags"/> as in
	/// timer_setup().
	/// </summary>
	public static void timer_init_key(timer_list* timer,
			    delegate*<timer_list*, void> func, uint flags,
			    string? name, lock_class_key* key)
	{
		debug_init(timer);
		do_init_timer(timer, func, flags, name, key);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void detach_timer(timer_list* timer, bool clear_pending)
	{
		hlist_node* entry = &timer->entry;

		debug_deactivate(timer);

		__hlist_del(entry);
		if (clear_pending)
			entry->pprev = null;
		entry->next = (hlist_node*)LIST_POISON2;
	}

	[MustHold("base->lock")]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static int detach_if_pending(timer_list* timer, timer_base* @base,
				     bool clear_pending)
	{
		uint idx = timer_get_idx(timer);

		if (!timer_pending(timer))
			return 0;

		if (hlist_is_singular_node(&timer->entry, @base->vectors + idx)) {
			__clear_bit(idx, @base->pending_map);
			@base->next_expiry_recalc = true;
		}

		detach_timer(timer, clear_pending);
		return 1;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static timer_base* get_timer_cpu_base(u32 tflags, u32 cpu)
	{
		int index = (tflags & TIMER_PINNED) != 0 ? BASE_LOCAL : BASE_GLOBAL;

		if (IS_ENABLED(CONFIG_NO_HZ_COMMON) && (tflags & TIMER_DEFERRABLE) != 0)
			index = BASE_DEF;

		return per_cpu_ptr(ref timer_bases[index], cpu);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static timer_base* get_timer_this_cpu_base(u32 tflags)
	{
		int index = (tflags & TIMER_PINNED) != 0 ? BASE_LOCAL : BASE_GLOBAL;

		if (IS_ENABLED(CONFIG_NO_HZ_COMMON) && (tflags & TIMER_DEFERRABLE) != 0)
			index = BASE_DEF;

		return this_cpu_ptr(ref timer_bases[index]);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static timer_base* get_timer_base(u32 tflags)
	{
		return get_timer_cpu_base(tflags, tflags & TIMER_CPUMASK);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[MustHold("base->lock")]
	internal static void __forward_timer_base(timer_base* @base,
						[Jiffies(Instant = true)] ulong basej)
	{
		// The clock of a base never goes back.
		if (time_before_eq(basej, @base->clk))
			return;

		// It must not pass a bucket that has yet to expire either.
		if (time_after(@base->next_expiry, basej)) {
			@base->clk = basej;
		} else {
			if (WARN_ON_ONCE(time_before(@base->next_expiry, @base->clk)))
				return;
			@base->clk = @base->next_expiry;
		}

	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[MustHold("base->lock")]
	internal static void forward_timer_base(timer_base* @base)
	{
		__forward_timer_base(@base, READ_ONCE(ref jiffies));
	}

	// The timer's flags say which base to lock, and they may change until that lock is held; so they
	// are read, the lock taken, and the flags compared.
	[Acquires("return->lock"), SavesIrqs("flags")]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static timer_base* lock_timer_base(timer_list* timer,
						  ulong* flags)
	{
		for (;;) {
			timer_base* @base;
			u32 tf;

			// One read only: the test below and the choice of the base must see the same value.
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

	internal const uint MOD_TIMER_PENDING_ONLY = 0x01;
	internal const uint MOD_TIMER_REDUCE = 0x02;
	internal const uint MOD_TIMER_NOTPENDING = 0x04;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static int
	__mod_timer(timer_list* timer, [Jiffies(Instant = true)] ulong expires, uint options)
	{
		ulong clk = 0, flags, bucket_expiry = default;
		timer_base* @base, new_base;
		uint idx = UINT_MAX;
		int ret = 0;

		debug_assert_init(timer);

		// A timeout that keeps its value or its bucket is the common case of its busiest users.
		if ((options & MOD_TIMER_NOTPENDING) == 0 && timer_pending(timer)) {
			// The price: a timer may stay in a coarser bucket than a fresh one would get.
			long diff = (long)(timer->expires - expires);

			if (diff == 0)
				return 1;
			if ((options & MOD_TIMER_REDUCE) != 0 && diff <= 0)
				return 1;

			@base = lock_timer_base(timer, &flags);
			// Shutdown clears the function, under this lock.
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

			// The new value is stored all the same, so that the next call finds it unchanged.
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

		new_base = get_timer_this_cpu_base(timer->flags);

		if (@base != new_base) {
			// A running timer stays with its base: timer_delete_sync() looks for it there, and a
			// timer must not run on two CPUs at once.
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
		// The bucket found above still holds if the base's clock is the one it was computed for.
		if (idx != UINT_MAX && clk == @base->clk)
			enqueue_timer(@base, timer, idx, bucket_expiry);
		else
			internal_add_timer(@base, timer);

	out_unlock:
		raw_spin_unlock_irqrestore(&@base->@lock, flags);

		return ret;
	}

	/// <summary>
	/// Moves a queued timer to <paramref name="expires"/> (jiffies) and returns 1. A timer that is not
	/// queued, or is shut down, stays as it is, and the result is 0.
	/// </summary>
	public static int mod_timer_pending(timer_list* timer, [Jiffies(Instant = true)] ulong expires)
	{
		return __mod_timer(timer, expires, MOD_TIMER_PENDING_ONLY);
	}

	/// <summary>
	/// Arms a timer for <paramref name="expires"/> (jiffies) whether it is queued or not; returns 1 if
	/// it was. A timer that was shut down is left alone, with 0.
	/// </summary>
	[Arms("timer")]
	public static int mod_timer(timer_list* timer, [Jiffies(Instant = true)] ulong expires)
	{
		return __mod_timer(timer, expires, 0);
	}

	/// <summary>As mod_timer(), but a queued timer is only ever moved to an earlier time.</summary>
	[Arms("timer")]
	public static int timer_reduce(timer_list* timer, [Jiffies(Instant = true)] ulong expires)
	{
		return __mod_timer(timer, expires, MOD_TIMER_REDUCE);
	}

	/// <summary>
	/// Arms a timer for its <c>expires</c> (jiffies, a past one means the next tick). One that is
	/// queued already is refused with a warning.
	/// </summary>
	[Arms("timer")]
	public static void add_timer(timer_list* timer)
	{
		if (WARN_ON_ONCE(timer_pending(timer)))
			return;
		__mod_timer(timer, timer->expires, MOD_TIMER_NOTPENDING);
	}

	/// <summary>As add_timer(), and pins the timer to this CPU.</summary>
	[Arms("timer")]
	public static void add_timer_local(timer_list* timer)
	{
		if (WARN_ON_ONCE(timer_pending(timer)))
			return;
		timer->flags |= TIMER_PINNED;
		__mod_timer(timer, timer->expires, MOD_TIMER_NOTPENDING);
	}

	/// <summary>As add_timer(), and lets any CPU expire the timer.</summary>
	[Arms("timer")]
	public static void add_timer_global(timer_list* timer)
	{
		if (WARN_ON_ONCE(timer_pending(timer)))
			return;
		timer->flags &= ~TIMER_PINNED;
		__mod_timer(timer, timer->expires, MOD_TIMER_NOTPENDING);
	}

	/// <summary>As add_timer_local(), for the CPU <paramref name="cpu"/>.</summary>
	[Arms("timer")]
	public static void add_timer_on(timer_list* timer, int cpu)
	{
		timer_base* new_base, @base;
		ulong flags;

		debug_assert_init(timer);

		if (WARN_ON_ONCE(timer_pending(timer)))
			return;

		timer->flags |= TIMER_PINNED;

		new_base = get_timer_cpu_base(timer->flags, (u32)cpu);

		// The old base is locked while the timer leaves it, or lock_timer_base() could lock that
		// base for a timer that is gone from it.
		@base = lock_timer_base(timer, &flags);
		if (timer->function == null)
			goto out_unlock;

		if (@base != new_base) {
			timer->flags |= TIMER_MIGRATING;

			raw_spin_unlock(&@base->@lock);
			@base = new_base;
			raw_spin_lock(&@base->@lock);
			WRITE_ONCE(&timer->flags,
				   (timer->flags & ~TIMER_BASEMASK) | (u32)cpu);
		}
		forward_timer_base(@base);

		debug_timer_activate(timer);
		internal_add_timer(@base, timer);
	out_unlock:
		raw_spin_unlock_irqrestore(&@base->@lock, flags);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static int __timer_delete(timer_list* timer, bool shutdown)
	{
		timer_base* @base;
		ulong flags;
		int ret = 0;

		debug_assert_init(timer);

		// Shutdown takes the lock even when the timer looks unqueued: somebody may queue it just
		// now, and a queued timer without a function must not exist.
		if (timer_pending(timer) || shutdown) {
			@base = lock_timer_base(timer, &flags);
			ret = detach_if_pending(timer, @base, true);
			if (shutdown)
				timer->function = null;
			raw_spin_unlock_irqrestore(&@base->@lock, flags);
		}

		return ret;
	}

	/// <summary>
	/// Takes a timer off its wheel: 1 if it was on it. The callback may still be running elsewhere, and
	/// anybody may arm the timer again.
	/// </summary>
	[Stops("timer")]
	public static int timer_delete(timer_list* timer)
	{
		return __timer_delete(timer, false);
	}

	/// <summary>As timer_delete(), and the timer can never be armed again; attempts are ignored.</summary>
	[ShutsDown("timer")]
	public static int timer_shutdown(timer_list* timer)
	{
		return __timer_delete(timer, true);
	}

	internal static int __try_to_del_timer_sync(timer_list* timer, bool shutdown)
	{
		timer_base* @base;
		ulong flags;
		int ret = -1;

		debug_assert_init(timer);

		@base = lock_timer_base(timer, &flags);

		if (@base->running_timer != timer) {
			ret = detach_if_pending(timer, @base, true);
			if (shutdown)
				timer->function = null;
		}

		raw_spin_unlock_irqrestore(&@base->@lock, flags);

		return ret;
	}

	/// <summary>As timer_delete_sync() without the wait: -1 while the callback runs on some CPU.</summary>
	[Stops("timer", Tries = true)]
	public static int timer_delete_sync_try(timer_list* timer)
	{
		return __try_to_del_timer_sync(timer, false);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void timer_base_init_expiry_lock(timer_base* @base) { }
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void timer_base_lock_expiry(timer_base* @base) { }
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void timer_base_unlock_expiry(timer_base* @base) { }
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void timer_sync_wait_running(timer_base* @base) { }
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static void del_timer_wait_running(timer_list* timer) { }

	internal static int __timer_delete_sync(timer_list* timer, bool shutdown)
	{
		int ret;

		// In a hard interrupt this would wait for the softirq that it interrupted.
		WARN_ON(in_hardirq() && (timer->flags & TIMER_IRQSAFE) == 0);

		if (IS_ENABLED(CONFIG_PREEMPT_RT) && (timer->flags & TIMER_IRQSAFE) == 0)
			lockdep_assert_preemption_enabled();

		do {
			ret = __try_to_del_timer_sync(timer, shutdown);

			if (unlikely(ret < 0)) {
				del_timer_wait_running(timer);
				cpu_relax();
			}
		} while (ret < 0);

		return ret;
	}

	/// <summary>
	/// Takes a timer off its wheel and waits until its callback runs nowhere; 1 if it was queued. The
	/// caller keeps others from arming it meanwhile, holds no lock that the callback takes, and is not
	/// in an interrupt unless the timer is TIMER_IRQSAFE.
	/// </summary>
	[WaitsForCallback("timer", NotFromInterrupts = true)]
	public static int timer_delete_sync(timer_list* timer)
	{
		return __timer_delete_sync(timer, false);
	}

	/// <summary>As timer_delete_sync(), and the timer can never be armed again; attempts are ignored.</summary>
	[WaitsForCallback("timer", NotFromInterrupts = true)]
	[ShutsDown("timer")]
	public static int timer_shutdown_sync(timer_list* timer)
	{
		return __timer_delete_sync(timer, true);
	}

	internal static void call_timer_fn(timer_list* timer,
				  delegate*<timer_list*, void> fn,
				  ulong baseclk)
	{
		int count = preempt_count();

		// PORT: LOCKDEP is off; the map is here because the two calls below name it.
		lockdep_map lockdep_map = default;
		lock_map_acquire(&lockdep_map);

		trace_timer_expire_entry(timer, baseclk);
		fn(timer);
		trace_timer_expire_exit(timer);

		lock_map_release(&lockdep_map);

		if (count != preempt_count()) {
			WARN_ONCE(true, "timer: %pS preempt leak: %08x -> %08x\n",
				  (void*)fn, count, preempt_count());
			// The CPU may well go on with the right count, and say what happened.
			preempt_count_set(count);
		}
	}

	[MustHold("base->lock")]
	[RequiresIrqs(Irqs.Off)]
	internal static void expire_timers(timer_base* @base, hlist_head* head)
	{
		// The caller has moved the clock on by one; the trace wants the jiffy that expires.
		ulong baseclk = @base->clk - 1;

		while (!hlist_empty(head)) {
			timer_list* timer;
			delegate*<timer_list*, void> fn;

			timer = timer_list.of_entry(head->first);

			@base->running_timer = timer;
			detach_timer(timer, true);

			fn = timer->function;

			if (WARN_ON_ONCE(fn == null)) {
				@base->running_timer = null;
				continue;
			}

			if ((timer->flags & TIMER_IRQSAFE) != 0) {
				raw_spin_unlock(&@base->@lock);
				call_timer_fn(timer, fn, baseclk);
				raw_spin_lock(&@base->@lock);
				@base->running_timer = null;
			} else {
				raw_spin_unlock_irq(&@base->@lock);
				call_timer_fn(timer, fn, baseclk);
				raw_spin_lock_irq(&@base->@lock);
				@base->running_timer = null;
				timer_sync_wait_running(@base);
			}
		}
	}

	[MustHold("base->lock")]
	internal static int collect_expired_timers(timer_base* @base,
					  hlist_head* heads)
	{
		ulong clk = @base->clk = @base->next_expiry;
		hlist_head* vec;
		int i, levels = 0;
		uint idx;

		for (i = 0; i < LVL_DEPTH; i++) {
			idx = (uint)((clk & LVL_MASK) + (ulong)i * LVL_SIZE);

			if (__test_and_clear_bit(idx, @base->pending_map)) {
				vec = @base->vectors + idx;
				hlist_move_list(vec, heads++);
				levels++;
			}
			// The next level is due only when this one's clock carries into it.
			if ((clk & LVL_CLK_MASK) != 0)
				break;
			clk >>= LVL_CLK_SHIFT;
		}
		return levels;
	}

	// The distance in buckets from clk to the next bucket of the level that holds a timer, going round
	// at the level's end; -1 if the level is empty.
	[MustHold("base->lock")]
	internal static int next_pending_bucket(timer_base* @base, uint offset,
				       uint clk)
	{
		uint pos, start = offset + clk;
		uint end = offset + (uint)LVL_SIZE;

		pos = (uint)find_next_bit(@base->pending_map, end, start);
		if (pos < end)
			return (int)(pos - start);

		pos = (uint)find_next_bit(@base->pending_map, start, offset);
		return pos < start ? (int)(pos + LVL_SIZE - start) : -1;
	}

	[MustHold("base->lock")]
	internal static void timer_recalc_next_expiry(timer_base* @base)
	{
		ulong clk, next, adj;
		uint lvl, offset = 0;

		next = @base->clk + TIMER_NEXT_MAX_DELTA;
		clk = @base->clk;
		for (lvl = 0; lvl < LVL_DEPTH; lvl++, offset += (uint)LVL_SIZE) {
			int pos = next_pending_bucket(@base, offset, (uint)(clk & LVL_MASK));
			ulong lvl_clk = clk & LVL_CLK_MASK;

			if (pos >= 0) {
				ulong tmp = clk + (ulong) pos;

				tmp <<= LVL_SHIFT(lvl);
				if (time_before(tmp, next))
					next = tmp;

				// Nothing of the outer levels expires before this level's clock carries.
				if ((ulong)pos <= ((LVL_CLK_DIV - lvl_clk) & LVL_CLK_MASK))
					break;
			}
			// Seen from the next level, a clock between two of its ticks stands at the later
			// one: its current bucket is through.
			adj = lvl_clk != 0 ? 1UL : 0UL;
			clk >>= LVL_CLK_SHIFT;
			clk += adj;
		}

		WRITE_ONCE(&@base->next_expiry, next);
		@base->next_expiry_recalc = false;
		@base->timers_pending = !(next == @base->clk + TIMER_NEXT_MAX_DELTA);
	}

	[return: Nanoseconds(Instant = true)]
	internal static u64 cmp_next_hrtimer_event([Nanoseconds(Instant = true)] u64 basem, [Nanoseconds(Instant = true)] u64 expires)
	{
		u64 nextevt = (u64)ktime_to_ns((ktime_t)hrtimer_get_next_event());

		if (expires <= nextevt)
			return expires;

		if (nextevt <= basem)
			return basem;

		// Without high resolution the tick expires hrtimers, so the tick has to come after the
		// event, not shortly before it.
		return DIV_ROUND_UP_ULL(nextevt, (u32)TICK_NSEC) * TICK_NSEC;
	}

	[MustHold("base->lock")]
	[return: Jiffies(Instant = true)]
	internal static ulong next_timer_interrupt(timer_base* @base,
						  [Jiffies(Instant = true)] ulong basej)
	{
		if (@base->next_expiry_recalc)
			timer_recalc_next_expiry(@base);

		// An empty base must neither raise the softirq nor look like the first one to expire.
		if (!@base->timers_pending)
			WRITE_ONCE(&@base->next_expiry, basej + TIMER_NEXT_MAX_DELTA);

		return @base->next_expiry;
	}

	[MustHold("base_local->lock"), MustHold("base_global->lock")]
	[return: Jiffies(Instant = true)]
	internal static ulong fetch_next_timer_interrupt([Jiffies(Instant = true)] ulong basej, [Nanoseconds(Instant = true)] u64 basem,
							timer_base* base_local,
							timer_base* base_global,
							timer_events* tevt)
	{
		ulong nextevt, nextevt_local, nextevt_global;
		bool local_first;

		nextevt_local = next_timer_interrupt(base_local, basej);
		nextevt_global = next_timer_interrupt(base_global, basej);

		local_first = time_before_eq(nextevt_local, nextevt_global);

		nextevt = local_first ? nextevt_local : nextevt_global;

		// The CPU stays up for an event that is a tick away, whichever base has it.
		if (time_before_eq(nextevt, basej + 1)) {
			if (time_before(nextevt, basej))
				nextevt = basej;
			tevt->local = basem + (u64)(nextevt - basej) * TICK_NSEC;

			// For the remote caller, which looks at the global value alone; the CPU itself
			// does not look at it in this case.
			if (!local_first)
				tevt->global = tevt->local;
			return nextevt;
		}

		// A global event after the local one needs nobody else: this CPU is up by then.
		if (!local_first && base_global->timers_pending)
			tevt->global = basem + (u64)(nextevt_global - basej) * TICK_NSEC;

		if (base_local->timers_pending)
			tevt->local = basem + (u64)(nextevt_local - basej) * TICK_NSEC;

		return nextevt;
	}

	/// <summary>
	/// The next local and global event of <paramref name="cpu"/> in clock-monotonic nanoseconds,
	/// KTIME_MAX for none. The caller holds the CPU's bases (timer_lock_remote_bases()).
	/// </summary>
	[MustHold("per_cpu_ptr(timer_bases[BASE_LOCAL], cpu)->lock"), MustHold("per_cpu_ptr(timer_bases[BASE_GLOBAL], cpu)->lock")]
	public static void fetch_next_timer_interrupt_remote([Jiffies(Instant = true)] ulong basej, [Nanoseconds(Instant = true)] u64 basem,
					       timer_events* tevt,
					       uint cpu)
	{
		timer_base* base_local, base_global;

		tevt->local = tevt->global = KTIME_MAX;

		base_local = per_cpu_ptr(ref timer_bases[BASE_LOCAL], cpu);
		base_global = per_cpu_ptr(ref timer_bases[BASE_GLOBAL], cpu);

		lockdep_assert_held(&base_local->@lock);
		lockdep_assert_held(&base_global->@lock);

		fetch_next_timer_interrupt(basej, basem, base_local, base_global, tevt);
	}

	[RequiresIrqs(Irqs.Off)]
	[Releases("per_cpu_ptr(timer_bases[BASE_GLOBAL], cpu)->lock"), Releases("per_cpu_ptr(timer_bases[BASE_LOCAL], cpu)->lock")]
	public static void timer_unlock_remote_bases(uint cpu)
	{
		timer_base* base_local, base_global;

		base_local = per_cpu_ptr(ref timer_bases[BASE_LOCAL], cpu);
		base_global = per_cpu_ptr(ref timer_bases[BASE_GLOBAL], cpu);

		raw_spin_unlock(&base_global->@lock);
		raw_spin_unlock(&base_local->@lock);
	}

	[RequiresIrqs(Irqs.Off)]
	[Acquires("per_cpu_ptr(timer_bases[BASE_LOCAL], cpu)->lock"), Acquires("per_cpu_ptr(timer_bases[BASE_GLOBAL], cpu)->lock")]
	public static void timer_lock_remote_bases(uint cpu)
	{
		timer_base* base_local, base_global;

		base_local = per_cpu_ptr(ref timer_bases[BASE_LOCAL], cpu);
		base_global = per_cpu_ptr(ref timer_bases[BASE_GLOBAL], cpu);

		lockdep_assert_irqs_disabled();

		raw_spin_lock(&base_local->@lock);
		raw_spin_lock_nested(&base_global->@lock, SINGLE_DEPTH_NESTING);
	}

	public static bool timer_base_is_idle()
	{
		return __this_cpu_read(ref timer_bases[BASE_LOCAL].is_idle);
	}

	/// <summary>Expires the global timers of <paramref name="cpu"/> here.</summary>
	[RequiresIrqs(Irqs.On)]
	public static void timer_expire_remote(uint cpu)
	{
		timer_base* @base = per_cpu_ptr(ref timer_bases[BASE_GLOBAL], cpu);

		__run_timer_base(@base);
	}

	[RequiresIrqs(Irqs.Off)]
	internal static void timer_use_tmigr([Jiffies(Instant = true)] ulong basej, [Nanoseconds(Instant = true)] u64 basem,
				    [Jiffies(Instant = true)] ulong* nextevt, bool* tick_stop_path,
				    bool timer_base_idle, timer_events* tevt)
	{
		u64 next_tmigr;

		if (timer_base_idle)
			next_tmigr = tmigr_cpu_new_timer(tevt->global);
		else if (tick_stop_path != null)
			next_tmigr = tmigr_cpu_deactivate(tevt->global);
		else
			next_tmigr = tmigr_quick_check(tevt->global);

		// The last CPU to go idle wakes up for the hierarchy's first event; for every other CPU
		// this is KTIME_MAX.
		if (next_tmigr < tevt->local) {
			u64 tmp;

			if (next_tmigr < basem)
				next_tmigr = basem;

			tmp = div_u64(next_tmigr - basem, (u32)TICK_NSEC);

			*nextevt = basej + (ulong)tmp;
			tevt->local = next_tmigr;
		}
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[RequiresIrqs(Irqs.Off)]
	[return: Nanoseconds(Instant = true)]
	internal static u64 __get_next_timer_interrupt([Jiffies(Instant = true)] ulong basej, [Nanoseconds(Instant = true)] u64 basem,
						     bool* idle)
	{
		timer_events tevt = new timer_events { local = KTIME_MAX, global = KTIME_MAX };
		timer_base* base_local, base_global;
		ulong nextevt;
		bool idle_is_possible;

		// An offline CPU has no tick to stop.
		if (WARN_ON_ONCE(cpu_is_offline(smp_processor_id()))) {
			if (idle != null)
				*idle = true;
			return tevt.local;
		}

		base_local = this_cpu_ptr(ref timer_bases[BASE_LOCAL]);
		base_global = this_cpu_ptr(ref timer_bases[BASE_GLOBAL]);

		raw_spin_lock(&base_local->@lock);
		raw_spin_lock_nested(&base_global->@lock, SINGLE_DEPTH_NESTING);

		nextevt = fetch_next_timer_interrupt(basej, basem, base_local,
						     base_global, &tevt);

		// With an event at most a jiffy away the CPU does not go idle, and the hierarchy need not
		// hear of it.
		idle_is_possible = time_after(nextevt, basej + 1);
		if (idle_is_possible)
			timer_use_tmigr(basej, basem, &nextevt, idle,
					base_local->is_idle, &tevt);

		__forward_timer_base(base_local, basej);
		__forward_timer_base(base_global, basej);

		if (idle != null) {
			// The hierarchy may have moved nextevt closer, so the distance is looked at again.
			if (!base_local->is_idle && time_after(nextevt, basej + 1)) {
				base_local->is_idle = true;
				// With the tick stopped under a running task, a timer that the task itself
				// queues has to interrupt its own CPU.
				if (tick_nohz_full_cpu((int)base_local->cpu))
					base_global->is_idle = true;
				trace_timer_base_idle(true, base_local->cpu);
			}
			*idle = base_local->is_idle;

			// timer_use_tmigr() has deactivated the CPU, but it stays awake after all.
			if (!base_local->is_idle && idle_is_possible)
				tmigr_cpu_activate();
		}

		raw_spin_unlock(&base_global->@lock);
		raw_spin_unlock(&base_local->@lock);

		return cmp_next_hrtimer_event(basem, tevt.local);
	}

	/// <summary>
	/// When this CPU next has to wake for a timer, in tick-aligned clock-monotonic nanoseconds, or
	/// KTIME_MAX: a forecast that changes nothing in the hierarchy.
	/// </summary>
	[RequiresIrqs(Irqs.Off)]
	[return: Nanoseconds(Instant = true)]
	public static u64 get_next_timer_interrupt([Jiffies(Instant = true)] ulong basej, [Nanoseconds(Instant = true)] u64 basem)
	{
		return __get_next_timer_interrupt(basej, basem, null);
	}

	/// <summary>
	/// As get_next_timer_interrupt(), and marks the bases and the CPU idle if that event is more than a
	/// tick away. <paramref name="idle"/> says on entry whether the tick is stopped, which makes the
	/// result KTIME_MAX, and on return whether the bases are idle.
	/// </summary>
	[RequiresIrqs(Irqs.Off)]
	[return: Nanoseconds(Instant = true)]
	public static u64 timer_base_try_to_set_idle([Jiffies(Instant = true)] ulong basej, [Nanoseconds(Instant = true)] u64 basem, bool* idle)
	{
		if (*idle)
			return KTIME_MAX;

		return __get_next_timer_interrupt(basej, basem, idle);
	}

	/// <summary>Marks the bases and the CPU busy again. Interrupts are off.</summary>
	[RequiresIrqs(Irqs.Off)]
	public static void timer_clear_idle()
	{
		int this_cpu = smp_processor_id();
		// Without the lock: at worst a remote CPU that queues a pinned timer sends an interrupt
		// too many.
		__this_cpu_write(ref timer_bases[BASE_LOCAL].is_idle, false);
		if (tick_nohz_full_cpu(this_cpu))
			__this_cpu_write(ref timer_bases[BASE_GLOBAL].is_idle, false);
		trace_timer_base_idle(false, (uint)this_cpu);

		tmigr_cpu_activate();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[MustHold("base->lock")]
	[RequiresIrqs(Irqs.Off)]
	internal static void __run_timers(timer_base* @base)
	{
		// PORT: queued timers point into this array, so it lies in the arena.
		using var frame = on_stack<timer_heads>(out timer_heads* array);
		hlist_head* heads = (hlist_head*)array;
		int levels;

		lockdep_assert_held(&@base->@lock);

		if (@base->running_timer != null)
			return;

		while (time_after_eq(jiffies, @base->clk) &&
		       time_after_eq(jiffies, @base->next_expiry)) {
			levels = collect_expired_timers(@base, heads);
			// Finding nothing is in order if the timers were deleted since, or if next_expiry
			// stood where an empty base puts it.
			WARN_ON_ONCE(levels == 0 && !@base->next_expiry_recalc
				     && @base->timers_pending);
			// A callback that arms a timer for now gets the next jiffy, or this would not end.
			@base->clk++;
			timer_recalc_next_expiry(@base);

			while (levels-- != 0)
				expire_timers(@base, heads + levels);
		}
	}

	[RequiresIrqs(Irqs.On)]
	internal static void __run_timer_base(timer_base* @base)
	{
		// Another CPU may move next_expiry meanwhile; it holds the lock, this reader does not.
		if (time_before(jiffies, READ_ONCE(&@base->next_expiry)))
			return;

		timer_base_lock_expiry(@base);
		raw_spin_lock_irq(&@base->@lock);
		__run_timers(@base);
		raw_spin_unlock_irq(&@base->@lock);
		timer_base_unlock_expiry(@base);
	}

	[RequiresIrqs(Irqs.On)]
	internal static void run_timer_base(int index)
	{
		timer_base* @base = this_cpu_ptr(ref timer_bases[index]);

		__run_timer_base(@base);
	}

	[RunsIn(Context.SoftInterrupt)]
	internal static void run_timer_softirq()
	{
		run_timer_base(BASE_LOCAL);
		if (IS_ENABLED(CONFIG_NO_HZ_COMMON)) {
			run_timer_base(BASE_GLOBAL);
			run_timer_base(BASE_DEF);

			if (is_timers_nohz_active())
				tmigr_handle_remote();
		}
	}

	[RequiresIrqs(Irqs.Off)]
	internal static void run_local_timers()
	{
		timer_base* @base = this_cpu_ptr(ref timer_bases[BASE_LOCAL]);

		hrtimer_run_queues();

		for (int i = 0; i < NR_BASES; i++, @base++) {
			// The other side writes next_expiry under the lock that is not held here. A value
			// missed costs a needless softirq, or one jiffy: for a pinned timer queued from
			// elsewhere an idle CPU gets an interrupt in any case.
			if (time_after_eq(jiffies, READ_ONCE(&@base->next_expiry)) ||
			    (i == BASE_DEF && tmigr_requires_handle_remote())) {
				raise_timer_softirq(TIMER_SOFTIRQ);
				return;
			}
		}
	}

	/// <summary>A tick's work for the timers and the current task; 1 if it hit user mode, else 0.</summary>
	[RequiresIrqs(Irqs.Off)]
	public static void update_process_times(int user_tick)
	{
		task_struct* p = current;

		account_process_tick(p, user_tick);
		run_local_timers();
		rcu_sched_clock_irq(user_tick);
		if (in_hardirq())
			irq_work_tick();
		sched_tick();
		if (IS_ENABLED(CONFIG_POSIX_TIMERS))
			run_posix_cpu_timers();
	}

	[MustHold("new_base->lock")]
	internal static void migrate_timer_list(timer_base* new_base, hlist_head* head)
	{
		timer_list* timer;
		int cpu = (int)new_base->cpu;

		while (!hlist_empty(head)) {
			timer = timer_list.of_entry(head->first);
			detach_timer(timer, false);
			timer->flags = (timer->flags & ~TIMER_BASEMASK) | (u32)cpu;
			debug_timer_activate(timer);
			internal_add_timer(new_base, timer);
		}
	}

	[KernelRuleException("KT3002", "The CPU does not run yet, so nobody else looks at its bases.")]
	[KernelRuleException("KT5001", "The CPU does not run yet, so nobody else looks at its bases.")]
	[RunsIn(Context.Task)]
	public static int timers_prepare_cpu(uint cpu)
	{
		timer_base* @base;
		int b;

		for (b = 0; b < NR_BASES; b++) {
			@base = per_cpu_ptr(ref timer_bases[b], cpu);
			@base->clk = jiffies;
			@base->next_expiry = @base->clk + TIMER_NEXT_MAX_DELTA;
			@base->next_expiry_recalc = false;
			@base->timers_pending = false;
			@base->is_idle = false;
		}
		return 0;
	}

	[KernelRuleException("KT1002", "Hotplug is serialised, and nobody else takes two bases of one index.")]
	[RunsIn(Context.Task)]
	public static int timers_dead_cpu(uint cpu)
	{
		timer_base* old_base;
		timer_base* new_base;
		int b, i;

		for (b = 0; b < NR_BASES; b++) {
			old_base = per_cpu_ptr(ref timer_bases[b], cpu);
			new_base = get_cpu_ptr(ref timer_bases[b]);
			// Hotplug is serialised, and only it holds the bases of two CPUs.
			raw_spin_lock_irq(&new_base->@lock);
			raw_spin_lock_nested(&old_base->@lock, SINGLE_DEPTH_NESTING);

			forward_timer_base(new_base);

			WARN_ON_ONCE(old_base->running_timer != null);
			old_base->running_timer = null;

			for (i = 0; i < WHEEL_SIZE; i++)
				migrate_timer_list(new_base, old_base->vectors + i);

			raw_spin_unlock(&old_base->@lock);
			raw_spin_unlock_irq(&new_base->@lock);
			put_cpu_ptr(ref timer_bases);
		}
		return 0;
	}

	internal static void init_timer_cpu(int cpu)
	{
		timer_base* @base;
		int i;

		for (i = 0; i < NR_BASES; i++) {
			@base = per_cpu_ptr(ref timer_bases[i], cpu);
			@base->cpu = (uint)cpu;
			raw_spin_lock_init(&@base->@lock);
			@base->clk = jiffies;
			@base->next_expiry = @base->clk + TIMER_NEXT_MAX_DELTA;
			timer_base_init_expiry_lock(@base);
		}
	}

	internal static void init_timer_cpus()
	{
		int cpu;

		for (cpu = -1; for_each_possible_cpu(ref cpu);)
			init_timer_cpu(cpu);
	}

	public static void timers_init()
	{
		init_timer_cpus();
		posix_cputimers_init_work();
		open_softirq(TIMER_SOFTIRQ, &run_timer_softirq);
	}
}
