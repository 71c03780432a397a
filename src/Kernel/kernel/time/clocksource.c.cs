// SPDX-License-Identifier: GPL-2.0+
// Ported in part from kernel/time/clocksource.c of Linux 7.2: scaling, registration and selection.
// Copyright (C) 2004, 2005 IBM, John Stultz (johnstul@us.ibm.com)
namespace Linux;

public static unsafe partial class Kernel {
	/// <summary>
	/// Finds mult and shift so that ticks of <paramref name="to"/> Hz are (ticks of <paramref name="from"/> Hz
	/// * mult) >> shift, without overflow for <paramref name="maxsec"/> seconds.
	/// </summary>
	public static void
	clocks_calc_mult_shift(u32* mult, u32* shift, u32 from, u32 to, u32 maxsec)
	{
		u64 tmp;
		u32 sft, sftacc = 32;

		tmp = ((u64)maxsec * from) >> 32;
		while (tmp != 0) {
			tmp >>= 1;
			sftacc--;
		}

		for (sft = 32; sft > 0; sft--) {
			tmp = (u64)to << (int)sft;
			tmp += from / 2;
			do_div(ref tmp, from);
			if ((tmp >> (int)sftacc) == 0)
				break;
		}
		*mult = (u32)tmp;
		*shift = sft;
	}

	[Global, GuardedBy("clocksource_mutex")] internal static partial ref clocksource* curr_clocksource { get; }
	[Global(Init = nameof(INIT_LIST_HEAD)), GuardedBy("clocksource_mutex")] internal static partial ref list_head clocksource_list { get; }
	[Global(Init = nameof(clocksource_mutex_init))] internal static partial ref mutex clocksource_mutex { get; }
	internal static void clocksource_mutex_init(mutex* p) { mutex_init(p); }
	[Global] internal static partial ref int finished_booting { get; }

	internal static u32 clocksource_max_adjustment(clocksource* cs)
	{
		u64 ret;
		ret = (u64)cs->mult * 11;
		do_div(ref ret, 100);
		return (u32)ret;
	}

	internal static u64 clocks_calc_max_nsecs(u32 mult, u32 shift, u32 maxadj, u64 mask, u64* max_cyc)
	{
		u64 max_nsecs, max_cycles;

		max_cycles = ULLONG_MAX;
		do_div(ref max_cycles, mult+maxadj);

		max_cycles = min(max_cycles, mask);
		max_nsecs = (u64)clocksource_cyc2ns(max_cycles, mult - maxadj, shift);

		if (max_cyc != null)
			*max_cyc = max_cycles;

		max_nsecs >>= 1;

		return max_nsecs;
	}

	internal static void clocksource_update_max_deferment(clocksource* cs)
	{
		cs->max_idle_ns = clocks_calc_max_nsecs(cs->mult, cs->shift,
							cs->maxadj, cs->mask,
							&cs->max_cycles);

		cs->max_raw_delta = (cs->mask >> 1) + (cs->mask >> 2) + (cs->mask >> 3);
	}

	internal static clocksource* clocksource_find_best(bool oneshot, bool skipcur)
	{
		clocksource* cs;

		if (finished_booting == 0 || list_empty(global_ptr(ref clocksource_list)))
			return null;

		for (cs = null; clocksource.each_list(ref cs, global_ptr(ref clocksource_list));) {
			if (skipcur && cs == curr_clocksource)
				continue;
			if (oneshot && (cs->flags & CLOCK_SOURCE_VALID_FOR_HRES) == 0)
				continue;
			if ((cs->flags & CLOCK_SOURCE_WDTEST) != 0)
				continue;
			return cs;
		}
		return null;
	}

	// PORT: without the override by name, which sysfs and the command line set.
	internal static void __clocksource_select(bool skipcur)
	{
		bool oneshot = tick_oneshot_mode_active() != 0;
		clocksource* best;

		best = clocksource_find_best(oneshot, skipcur);
		if (best == null)
			return;

		if (curr_clocksource != best && timekeeping_notify(best) == 0) {
			pr_info("Switched to clocksource %s\n", best->name);
			curr_clocksource = best;
		}
	}

	internal static void clocksource_select()
	{
		__clocksource_select(false);
	}

	/// <summary>Boot is far enough that a better clock may be chosen; the ticks then leave periodic mode.</summary>
	[KernelRuleException("KT2003", "The default clock registers itself on the first call only, and that was made earlier in boot.")]
	internal static int clocksource_done_booting()
	{
		mutex_lock(ref clocksource_mutex);
		curr_clocksource = clocksource_default_clock();
		finished_booting = 1;
		// PORT: the watchdog is not ported.
		clocksource_select();
		mutex_unlock(ref clocksource_mutex);
		return 0;
	}

	internal static void clocksource_enqueue(clocksource* cs)
	{
		list_head* entry = global_ptr(ref clocksource_list);
		clocksource* tmp;

		for (tmp = null; clocksource.each_list(ref tmp, global_ptr(ref clocksource_list));) {
			if (tmp->rating < cs->rating)
				break;
			entry = &tmp->list;
		}
		list_add(&cs->list, entry);
	}

	internal static void __clocksource_update_freq_scale(clocksource* cs, u32 scale, u32 freq)
	{
		u64 sec;

		if (freq != 0) {
			sec = cs->mask;
			do_div(ref sec, freq);
			do_div(ref sec, scale);
			if (sec == 0)
				sec = 1;
			else if (sec > 600 && cs->mask > UINT_MAX)
				sec = 600;

			clocks_calc_mult_shift(&cs->mult, &cs->shift, freq,
					       (u32)NSEC_PER_SEC / scale, (u32)sec * scale);

			cs->freq_khz = (u32)div_u64((u64)freq * scale, 1000);
		}

		cs->maxadj = clocksource_max_adjustment(cs);
		while (freq != 0 && ((cs->mult + cs->maxadj < cs->mult)
			|| (cs->mult - cs->maxadj > cs->mult))) {
			cs->mult >>= 1;
			cs->shift--;
			cs->maxadj = clocksource_max_adjustment(cs);
		}

		WARN_ONCE(cs->mult + cs->maxadj < cs->mult,
			"timekeeping: Clocksource %s might overflow on 11%% adjustment\n",
			cs->name);

		clocksource_update_max_deferment(cs);

		// PORT: pr_fmt() is written out.
		pr_info("clocksource: %s: mask: 0x%llx max_cycles: 0x%llx, max_idle_ns: %lld ns\n",
			cs->name, cs->mask, cs->max_cycles, cs->max_idle_ns);
	}

	// PORT: without vDSO modes, the watchdog and the clock of suspend.
	internal static int __clocksource_register_scale(clocksource* cs, u32 scale, u32 freq)
	{
		clocksource_arch_init(cs);

		if (WARN_ON_ONCE((uint)cs->id >= (uint)CSID_MAX))
			cs->id = CSID_GENERIC;

		if (WARN_ON_ONCE(freq == 0 && (cs->flags & CLOCK_SOURCE_HAS_COUPLED_CLOCK_EVENT) != 0))
			cs->flags &= ~CLOCK_SOURCE_HAS_COUPLED_CLOCK_EVENT;

		__clocksource_update_freq_scale(cs, scale, freq);

		mutex_lock(ref clocksource_mutex);

		clocksource_enqueue(cs);

		clocksource_select();
		mutex_unlock(ref clocksource_mutex);
		return 0;
	}
}
