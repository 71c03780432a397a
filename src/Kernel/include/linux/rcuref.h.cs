// SPDX-License-Identifier: GPL-2.0-only
// Ported from include/linux/rcuref.h of Linux 7.2.

namespace Linux;

/// <summary>
/// A reference count, one less than its value; taking and dropping add without a check, and only
/// the sign says that the count is over.
/// </summary>
public struct rcuref_t {
	public atomic_t refcnt;
}

public static unsafe partial class Kernel {
	internal const uint RCUREF_ONEREF = 0x00000000U;
	internal const uint RCUREF_MAXREF = 0x7FFFFFFFU;
	internal const uint RCUREF_SATURATED = 0xA0000000U;
	internal const uint RCUREF_RELEASED = 0xC0000000U;
	internal const uint RCUREF_DEAD = 0xE0000000U;
	internal const uint RCUREF_NOREF = 0xFFFFFFFFU;

	internal static void rcuref_init(rcuref_t* @ref, uint cnt)
	{
		atomic_set(&@ref->refcnt, (int)cnt - 1);
	}

	internal static uint rcuref_read(rcuref_t* @ref)
	{
		uint c = (uint)atomic_read(&@ref->refcnt);

		return c >= RCUREF_RELEASED ? 0 : c + 1;
	}

	internal static bool rcuref_get(rcuref_t* @ref)
	{
		if (likely(!atomic_add_negative_relaxed(1, &@ref->refcnt)))
			return true;

		return rcuref_get_slowpath(@ref);
	}

	internal static bool __rcuref_put(rcuref_t* @ref)
	{
		int cnt;

		cnt = atomic_sub_return_release(1, &@ref->refcnt);
		if (likely(cnt >= 0))
			return false;

		return rcuref_put_slowpath(@ref, (uint)cnt);
	}

	internal static bool rcuref_put_rcusafe(rcuref_t* @ref)
	{
		return __rcuref_put(@ref);
	}

	internal static bool rcuref_put(rcuref_t* @ref)
	{
		bool released;

		preempt_disable();
		released = __rcuref_put(@ref);
		preempt_enable();
		return released;
	}

	// PORT: lib/rcuref.c is not in the reference tree; these two keep the contract of its header.
	internal static bool rcuref_get_slowpath(rcuref_t* @ref)
	{
		uint cnt = (uint)atomic_read(&@ref->refcnt);

		if (cnt >= RCUREF_RELEASED) {
			atomic_set(&@ref->refcnt, unchecked((int)RCUREF_DEAD));
			return false;
		}

		WARN_ONCE(true, "rcuref saturated - leaking memory");
		atomic_set(&@ref->refcnt, unchecked((int)RCUREF_SATURATED));
		return true;
	}

	internal static bool rcuref_put_slowpath(rcuref_t* @ref, uint cnt)
	{
		if (likely(cnt == RCUREF_NOREF)) {
			return atomic_cmpxchg(&@ref->refcnt, unchecked((int)RCUREF_NOREF),
					      unchecked((int)RCUREF_DEAD)) == unchecked((int)RCUREF_NOREF);
		}

		WARN_ONCE(cnt >= RCUREF_RELEASED, "rcuref - imbalanced put()");
		atomic_set(&@ref->refcnt, cnt >= RCUREF_RELEASED ? unchecked((int)RCUREF_DEAD)
								 : unchecked((int)RCUREF_SATURATED));
		return false;
	}
}
