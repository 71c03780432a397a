// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/jiffies.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

// PORT: in Kernel, C# reserves this name for the property jiffies_64.
public static class jiffies_functions
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static u64 get_jiffies_64()
	{
		return READ_ONCE(ref jiffies); // PORT: jiffies is volatile upstream
	}
}

public static unsafe partial class Kernel
{
	// PORT: the choice between the #defines that are for HZ of 96 to 1535.
	public const int SHIFT_HZ = HZ < 192 ? 7 : HZ < 384 ? 8 : HZ < 768 ? 9 : 10;

	public const long TICK_USEC = (USEC_PER_SEC + HZ / 2) / HZ;
	public const ulong USER_TICK_USEC = (1000000UL + USER_HZ / 2) / USER_HZ;

	[Jiffies(Instant = true)] [Global(Alias = nameof(jiffies_64))]
	public static partial ref ulong jiffies { get; }

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_after([Jiffies(Instant = true)] ulong a, [Jiffies(Instant = true)] ulong b)
	{
		return (long)(b - a) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_before([Jiffies(Instant = true)] ulong a, [Jiffies(Instant = true)] ulong b)
	{
		return time_after(b, a);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_after_eq([Jiffies(Instant = true)] ulong a, [Jiffies(Instant = true)] ulong b)
	{
		return (long)(a - b) >= 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_before_eq([Jiffies(Instant = true)] ulong a, [Jiffies(Instant = true)] ulong b)
	{
		return time_after_eq(b, a);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_in_range([Jiffies(Instant = true)] ulong a, [Jiffies(Instant = true)] ulong b, [Jiffies(Instant = true)] ulong c)
	{
		return time_after_eq(a, b) && time_before_eq(a, c);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_in_range_open([Jiffies(Instant = true)] ulong a, [Jiffies(Instant = true)] ulong b, [Jiffies(Instant = true)] ulong c)
	{
		return time_after_eq(a, b) && time_before(a, c);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_after64([Jiffies(Instant = true)] u64 a, [Jiffies(Instant = true)] u64 b)
	{
		return (s64)(b - a) < 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_before64([Jiffies(Instant = true)] u64 a, [Jiffies(Instant = true)] u64 b)
	{
		return time_after64(b, a);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_after_eq64([Jiffies(Instant = true)] u64 a, [Jiffies(Instant = true)] u64 b)
	{
		return (s64)(a - b) >= 0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_before_eq64([Jiffies(Instant = true)] u64 a, [Jiffies(Instant = true)] u64 b)
	{
		return time_after_eq64(b, a);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_in_range64(u64 a, u64 b, u64 c)
	{
		return time_after_eq64(a, b) && time_before_eq64(a, c);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_is_before_jiffies([Jiffies(Instant = true)] ulong a)
	{
		return time_after(READ_ONCE(ref jiffies), a);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_is_before_jiffies64(u64 a)
	{
		return time_after64(get_jiffies_64(), a);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_is_after_jiffies([Jiffies(Instant = true)] ulong a)
	{
		return time_before(READ_ONCE(ref jiffies), a);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_is_after_jiffies64(u64 a)
	{
		return time_before64(get_jiffies_64(), a);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_is_before_eq_jiffies(ulong a)
	{
		return time_after_eq(READ_ONCE(ref jiffies), a);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_is_before_eq_jiffies64(u64 a)
	{
		return time_after_eq64(get_jiffies_64(), a);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_is_after_eq_jiffies(ulong a)
	{
		return time_before_eq(READ_ONCE(ref jiffies), a);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool time_is_after_eq_jiffies64(u64 a)
	{
		return time_before_eq64(get_jiffies_64(), a);
	}

	[Jiffies(Instant = true)] public const ulong INITIAL_JIFFIES = unchecked((ulong)(uint)(-300 * HZ));

	public const ulong MAX_JIFFY_OFFSET = (LONG_MAX >> 1) - 1;

	// PORT: upstream defines it by the first, and anew by the second in an #if.
	public const int SEC_JIFFIE_SC = (((NSEC_PER_SEC << 2) / TICK_NSEC << (31 - SHIFT_HZ - 2)) & 0x80000000) != 0
		? 31 - SHIFT_HZ : 32 - SHIFT_HZ;
	public const int NSEC_JIFFIE_SC = SEC_JIFFIE_SC + 29;
	public const ulong SEC_CONVERSION = (((u64)NSEC_PER_SEC << SEC_JIFFIE_SC) + TICK_NSEC - 1) / (u64)TICK_NSEC;
	public const ulong NSEC_CONVERSION = (((u64)1 << NSEC_JIFFIE_SC) + TICK_NSEC - 1) / (u64)TICK_NSEC;

	// PORT: SH_DIV(NOM, DEN, LSH) with NOM = (MAX_JIFFY_OFFSET >> SEC_JIFFIE_SC) * TICK_NSEC,
	// PORT: DEN = NSEC_PER_SEC and LSH = 1, written out because C# has no macros in constants.
	internal const ulong MAX_SEC_IN_JIFFIES__nom = (MAX_JIFFY_OFFSET >> SEC_JIFFIE_SC) * TICK_NSEC;
	public const ulong MAX_SEC_IN_JIFFIES = ((MAX_SEC_IN_JIFFIES__nom / NSEC_PER_SEC << 1) +
		((MAX_SEC_IN_JIFFIES__nom % NSEC_PER_SEC << 1) + NSEC_PER_SEC / 2) / NSEC_PER_SEC) - 1;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Milliseconds]
	public static uint jiffies_to_msecs([Jiffies] ulong j)
	{
		// PORT: an #if upstream, and for another HZ a function of time.c.
		if (MSEC_PER_SEC % HZ != 0)
			return (uint)DIV_ROUND_UP(j * HZ_TO_MSEC_NUM, HZ_TO_MSEC_DEN);
		return (uint)((ulong)(MSEC_PER_SEC / HZ) * j);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Microseconds]
	public static uint jiffies_to_usecs([Jiffies] ulong j)
	{
		// PORT: an #if upstream, and for another HZ a function of time.c.
		if (USEC_PER_SEC % HZ != 0)
			return (uint)((j * HZ_TO_USEC_NUM) / HZ_TO_USEC_DEN);
		return (uint)((ulong)(USEC_PER_SEC / HZ) * j);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Nanoseconds]
	public static u64 jiffies_to_nsecs([Jiffies] ulong j)
	{
		return (u64)jiffies_to_usecs(j) * (u64)NSEC_PER_USEC;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Jiffies]
	public static ulong _msecs_to_jiffies([Milliseconds] uint m)
	{
		// PORT: an #if upstream, with a function in each arm.
		if (MSEC_PER_SEC % HZ != 0)
			return (MSEC_TO_HZ_MUL32 * m + MSEC_TO_HZ_ADJ32) >> MSEC_TO_HZ_SHR32;
		return (ulong)((m + (MSEC_PER_SEC / HZ) - 1) / (MSEC_PER_SEC / HZ));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Jiffies]
	public static ulong msecs_to_jiffies([Milliseconds] uint m)
	{
		return __msecs_to_jiffies(m);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static ulong secs_to_jiffies(ulong _secs)
	{
		return _secs * HZ;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Jiffies]
	public static ulong _usecs_to_jiffies([Microseconds] uint u)
	{
		// PORT: an #if upstream, with a function in each arm.
		if (USEC_PER_SEC % HZ != 0)
			return (USEC_TO_HZ_MUL32 * u + USEC_TO_HZ_ADJ32) >> USEC_TO_HZ_SHR32;
		return (ulong)((u + (USEC_PER_SEC / HZ) - 1) / (USEC_PER_SEC / HZ));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[return: Jiffies]
	public static ulong usecs_to_jiffies([Microseconds] uint u)
	{
		return __usecs_to_jiffies(u);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static clock_t jiffies_delta_to_clock_t(long delta)
	{
		return jiffies_to_clock_t((ulong)max(0L, delta));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint jiffies_delta_to_msecs(long delta)
	{
		return jiffies_to_msecs((ulong)max(0L, delta));
	}
}
