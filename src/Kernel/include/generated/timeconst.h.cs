// SPDX-License-Identifier: GPL-2.0
// Ported from what kernel/time/timeconst.bc of Linux 7.2 prints.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

// PORT: upstream's build prints these with bc. The numbers stand here for an HZ that neither 1000
// PORT: nor 1,000,000 is a multiple of, which is 300 alone of those that can be configured.
public static unsafe partial class Kernel
{
	internal const ulong MSEC_TO_HZ_MUL32 = 0x9999999A;
	internal const ulong MSEC_TO_HZ_ADJ32 = 0x1CCCCCCCC;
	internal const int MSEC_TO_HZ_SHR32 = 33;
	internal const uint HZ_TO_MSEC_NUM = 10;
	internal const uint HZ_TO_MSEC_DEN = 3;

	internal const ulong USEC_TO_HZ_MUL32 = 0x9D495183;
	internal const ulong USEC_TO_HZ_ADJ32 = 0x7FFCB923A29;
	internal const int USEC_TO_HZ_SHR32 = 43;
	internal const uint HZ_TO_USEC_NUM = 10000;
	internal const uint HZ_TO_USEC_DEN = 3;

	internal const uint HZ_TO_NSEC_NUM = 10000000;
	internal const uint HZ_TO_NSEC_DEN = 3;
}
