// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/clocksource.h and include/linux/clocksource_ids.h of Linux 7.2.
namespace Linux;

public enum clocksource_ids {
	CSID_GENERIC		= 0,
	CSID_ARM_ARCH_COUNTER,
	CSID_S390_TOD,
	CSID_X86_TSC_EARLY,
	CSID_X86_TSC,
	CSID_X86_KVM_CLK,
	CSID_X86_ART,
	CSID_MAX,
}

/// <summary>A free-running counter: nanoseconds are (cycles * mult) >> shift.</summary>
// PORT: without the fields of the vDSO, of PTP snapshots and of the watchdog.
[ContainerOf(nameof(list))]
public unsafe partial struct clocksource {
	public delegate*<clocksource*, u64> read;
	public u64 mask;
	public u32 mult;
	public u32 shift;
	public u64 max_idle_ns;
	public u32 maxadj;
	public u64 max_cycles;
	public u64 max_raw_delta;
	public byte* name;
	public list_head list;
	public u32 freq_khz;
	public int rating;
	public clocksource_ids id;
	public ulong flags;

	public delegate*<clocksource*, int> enable;
	public delegate*<clocksource*, void> disable;
	public delegate*<clocksource*, void> suspend;
	public delegate*<clocksource*, void> resume;
	public delegate*<clocksource*, void> mark_unstable;
	public delegate*<clocksource*, void> tick_stable;
	public module* owner;
}

public static unsafe partial class Kernel {
	public const ulong CLOCK_SOURCE_IS_CONTINUOUS = 0x01;
	public const ulong CLOCK_SOURCE_MUST_VERIFY = 0x02;
	public const ulong CLOCK_SOURCE_CALIBRATED = 0x04;
	public const ulong CLOCK_SOURCE_WATCHDOG = 0x10;
	public const ulong CLOCK_SOURCE_VALID_FOR_HRES = 0x20;
	public const ulong CLOCK_SOURCE_UNSTABLE = 0x40;
	public const ulong CLOCK_SOURCE_SUSPEND_NONSTOP = 0x80;
	public const ulong CLOCK_SOURCE_RESELECT = 0x100;
	public const ulong CLOCK_SOURCE_CAN_INLINE_READ = 0x200;
	public const ulong CLOCK_SOURCE_HAS_COUPLED_CLOCK_EVENT = 0x400;
	public const ulong CLOCK_SOURCE_WDTEST = 0x800;
	public const ulong CLOCK_SOURCE_WDTEST_PERCPU = 0x1000;

	public static u64 CLOCKSOURCE_MASK(int bits) => bits >= 64 ? ~0UL : (1UL << bits) - 1;

	internal static u32 clocksource_freq2mult(u32 freq, u32 shift_constant, u64 from)
	{
		u64 tmp = ((u64)from) << (int)shift_constant;

		tmp += freq/2;

		do_div(ref tmp, freq);

		return (u32)tmp;
	}

	internal static u32 clocksource_khz2mult(u32 khz, u32 shift_constant)
	{
		return clocksource_freq2mult(khz, shift_constant, (u64)NSEC_PER_MSEC);
	}

	internal static u32 clocksource_hz2mult(u32 hz, u32 shift_constant)
	{
		return clocksource_freq2mult(hz, shift_constant, (u64)NSEC_PER_SEC);
	}

	internal static s64 clocksource_cyc2ns(u64 cycles, u32 mult, u32 shift)
	{
		return (s64)(((u64)cycles * mult) >> (int)shift);
	}

	internal static int __clocksource_register(clocksource* cs)
	{
		return __clocksource_register_scale(cs, 1, 0);
	}

	internal static int clocksource_register_hz(clocksource* cs, u32 hz)
	{
		return __clocksource_register_scale(cs, 1, hz);
	}

	internal static int clocksource_register_khz(clocksource* cs, u32 khz)
	{
		return __clocksource_register_scale(cs, 1000, khz);
	}

	internal static void clocksource_arch_init(clocksource* cs) { }
}
