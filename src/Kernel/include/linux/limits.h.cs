// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/limits.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public const ulong SIZE_MAX = ulong.MaxValue;

	public const u8 U8_MAX = u8.MaxValue;
	public const s8 S8_MAX = s8.MaxValue;
	public const s8 S8_MIN = s8.MinValue;
	public const u16 U16_MAX = u16.MaxValue;
	public const s16 S16_MAX = s16.MaxValue;
	public const s16 S16_MIN = s16.MinValue;
	public const u32 U32_MAX = u32.MaxValue;
	public const u32 U32_MIN = u32.MinValue;
	public const s32 S32_MAX = s32.MaxValue;
	public const s32 S32_MIN = s32.MinValue;
	public const u64 U64_MAX = u64.MaxValue;
	public const s64 S64_MAX = s64.MaxValue;
	public const s64 S64_MIN = s64.MinValue;
}
