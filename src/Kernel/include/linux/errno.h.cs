// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/errno.h and include/uapi/asm-generic/errno.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public const int EPERM = 1;
	public const int ENOENT = 2;
	public const int ESRCH = 3;
	public const int EINTR = 4;
	public const int EIO = 5;
	public const int ENXIO = 6;
	public const int E2BIG = 7;
	public const int EBADF = 9;
	public const int ECHILD = 10;
	public const int EAGAIN = 11;
	public const int ENOMEM = 12;
	public const int EACCES = 13;
	public const int EFAULT = 14;
	public const int EBUSY = 16;
	public const int EEXIST = 17;
	public const int EXDEV = 18;
	public const int ENODEV = 19;
	public const int EINVAL = 22;
	public const int ENFILE = 23;
	public const int EMFILE = 24;
	public const int ENOSPC = 28;
	public const int EROFS = 30;
	public const int EDOM = 33;
	public const int ERANGE = 34;
	public const int EDEADLK = 35;
	public const int ENOSYS = 38;
	public const int ENODATA = 61;
	public const int ETIME = 62;
	public const int EPROTO = 71;
	public const int EOVERFLOW = 75;
	public const int EOPNOTSUPP = 95;
	public const int ETIMEDOUT = 110;
	public const int EALREADY = 114;
	public const int EINPROGRESS = 115;
	public const int ECANCELED = 125;
	public const int ERESTARTSYS = 512;
	public const int ERESTARTNOINTR = 513;
	public const int ERESTARTNOHAND = 514;
	public const int ENOIOCTLCMD = 515;
	public const int ERESTART_RESTARTBLOCK = 516;
	public const int EPROBE_DEFER = 517;
	public const int ENOTSUPP = 524;
	public const int EWOULDBLOCK = EAGAIN;
}
