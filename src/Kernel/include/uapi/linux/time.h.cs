// SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note
// Ported from include/uapi/linux/time.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel {
	public const int ITIMER_REAL = 0;
	public const int ITIMER_VIRTUAL = 1;
	public const int ITIMER_PROF = 2;

	public const clockid_t CLOCK_REALTIME = 0;
	public const clockid_t CLOCK_MONOTONIC = 1;
	public const clockid_t CLOCK_PROCESS_CPUTIME_ID = 2;
	public const clockid_t CLOCK_THREAD_CPUTIME_ID = 3;
	public const clockid_t CLOCK_MONOTONIC_RAW = 4;
	public const clockid_t CLOCK_REALTIME_COARSE = 5;
	public const clockid_t CLOCK_MONOTONIC_COARSE = 6;
	public const clockid_t CLOCK_BOOTTIME = 7;
	public const clockid_t CLOCK_REALTIME_ALARM = 8;
	public const clockid_t CLOCK_BOOTTIME_ALARM = 9;
	public const clockid_t CLOCK_TAI = 11;

	public const int TIMER_ABSTIME = 0x01;
}
