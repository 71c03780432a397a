// SPDX-License-Identifier: GPL-2.0+
// Ported from kernel/time/jiffies.c of Linux 7.2.
// Copyright (C) 2004, 2005 IBM, John Stultz (johnstul@us.ibm.com)
namespace Linux;

public static unsafe partial class Kernel {
	internal static u64 jiffies_read(clocksource* cs)
	{
		return (u64)jiffies;
	}

	/// <summary>The clock of last resort: it is only as fine as the tick, and needs the tick to advance.</summary>
	[Global(Init = nameof(clocksource_jiffies_init))] internal static partial ref clocksource clocksource_jiffies { get; }
	internal static void clocksource_jiffies_init(clocksource* p)
	{
		*p = new clocksource {
			name = c_str("jiffies"u8),
			rating = 1,
			read = &jiffies_read,
			mask = CLOCKSOURCE_MASK(32),
			mult = (u32)TICK_NSEC << JIFFIES_SHIFT,
			shift = JIFFIES_SHIFT,
			max_cycles = 10,
		};
	}

	/// <summary>Guards jiffies, tick_next_period and last_jiffies_update against other writers.</summary>
	[LockClass("jiffies_lock", UsedInInterrupts = true)]
	[Global] internal static partial ref raw_spinlock_t jiffies_lock { get; }
	/// <summary>Makes jiffies and last_jiffies_update readable as a pair without the lock.</summary>
	[GuardedBy("jiffies_lock")]
	[Global(Init = nameof(jiffies_seq_init))] internal static partial ref seqcount_raw_spinlock_t jiffies_seq { get; }
	internal static void jiffies_seq_init(seqcount_raw_spinlock_t* p) { SEQCNT_RAW_SPINLOCK_ZERO(p, global_ptr(ref jiffies_lock)); }

	[Global] internal static partial ref bool cs_jiffies_registered { get; }

	internal static clocksource* clocksource_default_clock()
	{
		if (!cs_jiffies_registered) {
			__clocksource_register(global_ptr(ref clocksource_jiffies));
			cs_jiffies_registered = true;
		}
		return global_ptr(ref clocksource_jiffies);
	}

	[Global] internal static partial ref clocksource refined_jiffies { get; }

	internal static void register_refined_jiffies(long cycles_per_second)
	{
		u64 nsec_per_tick, shift_hz;
		long cycles_per_tick;

		refined_jiffies = clocksource_jiffies;
		refined_jiffies.name = c_str("refined-jiffies"u8);
		refined_jiffies.rating++;

		cycles_per_tick = (cycles_per_second + HZ/2)/HZ;
		shift_hz = (u64)cycles_per_second << 8;
		shift_hz += (u64)cycles_per_tick/2;
		do_div(ref shift_hz, (u32)cycles_per_tick);
		nsec_per_tick = (u64)NSEC_PER_SEC << 8;
		nsec_per_tick += (u32)shift_hz/2;
		do_div(ref nsec_per_tick, (u32)shift_hz);

		refined_jiffies.mult = ((u32)nsec_per_tick) << JIFFIES_SHIFT;

		__clocksource_register(global_ptr(ref refined_jiffies));
	}
}
