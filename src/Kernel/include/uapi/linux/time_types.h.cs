// SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note
// Ported from include/uapi/linux/time_types.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public struct __kernel_timespec
{
	public long tv_sec;
	public long tv_nsec;
}

public struct __kernel_itimerspec
{
	public __kernel_timespec it_interval;
	public __kernel_timespec it_value;
}

public struct __kernel_old_timeval
{
	public long tv_sec;
	public long tv_usec;
}

public struct __kernel_old_itimerval
{
	public __kernel_old_timeval it_interval;
	public __kernel_old_timeval it_value;
}
