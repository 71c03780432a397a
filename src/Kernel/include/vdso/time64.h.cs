// SPDX-License-Identifier: GPL-2.0
// Ported from include/vdso/time64.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	[Milliseconds] public const long MSEC_PER_SEC = 1000L;
	[Microseconds] public const long USEC_PER_MSEC = 1000L;
	[Nanoseconds] public const long NSEC_PER_USEC = 1000L;
	[Nanoseconds] public const long NSEC_PER_MSEC = 1000000L;
	[Microseconds] public const long USEC_PER_SEC = 1000000L;
	[Nanoseconds] public const long NSEC_PER_SEC = 1000000000L;
	public const long PSEC_PER_SEC = 1000000000000L;
	public const long FSEC_PER_SEC = 1000000000000000L;
}
