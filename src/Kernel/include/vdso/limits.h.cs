// SPDX-License-Identifier: GPL-2.0
// Ported from include/vdso/limits.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public const ushort USHRT_MAX = ushort.MaxValue;
	public const short SHRT_MAX = short.MaxValue;
	public const short SHRT_MIN = short.MinValue;
	public const int INT_MAX = int.MaxValue;
	public const int INT_MIN = int.MinValue;
	public const uint UINT_MAX = uint.MaxValue;
	public const long LONG_MAX = long.MaxValue;
	public const long LONG_MIN = long.MinValue;
	public const ulong ULONG_MAX = ulong.MaxValue;
	public const long LLONG_MAX = long.MaxValue;
	public const long LLONG_MIN = long.MinValue;
	public const ulong ULLONG_MAX = ulong.MaxValue;
}
