// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/time_namespace.h of Linux 7.2: the arms without CONFIG_TIME_NS.

namespace Linux;

public static unsafe partial class Kernel {
	internal static void timens_add_monotonic(timespec64* ts) { }

	internal static void timens_add_boottime(timespec64* ts) { }

	internal static ktime_t timens_ktime_to_host(clockid_t clockid, ktime_t tim)
	{
		return tim;
	}
}
