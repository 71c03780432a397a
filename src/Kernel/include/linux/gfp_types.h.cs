// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/gfp_types.h of Linux 7.2.
namespace Linux;

// PORT: the flags that decide nothing here keep their names only.
public static unsafe partial class Kernel
{
	public const gfp_t __GFP_HIGH = 1u << 5;
	public const gfp_t __GFP_IO = 1u << 6;
	public const gfp_t __GFP_FS = 1u << 7;
	public const gfp_t __GFP_ZERO = 1u << 8;
	public const gfp_t __GFP_DIRECT_RECLAIM = 1u << 10;
	public const gfp_t __GFP_KSWAPD_RECLAIM = 1u << 11;
	public const gfp_t __GFP_NOWARN = 1u << 13;
	public const gfp_t __GFP_NOFAIL = 1u << 15;
	public const gfp_t __GFP_RECLAIM = __GFP_DIRECT_RECLAIM | __GFP_KSWAPD_RECLAIM;

	public const gfp_t GFP_ATOMIC = __GFP_HIGH | __GFP_KSWAPD_RECLAIM;
	public const gfp_t GFP_KERNEL = __GFP_RECLAIM | __GFP_IO | __GFP_FS;
	public const gfp_t GFP_NOWAIT = __GFP_KSWAPD_RECLAIM | __GFP_NOWARN;

	public static bool gfpflags_allow_blocking(gfp_t gfp_flags)
	{
		return (gfp_flags & __GFP_DIRECT_RECLAIM) != 0;
	}
}
