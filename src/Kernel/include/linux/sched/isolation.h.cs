// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/sched/isolation.h of Linux 7.2.
namespace Linux;

public enum hk_type {
	HK_TYPE_DOMAIN_BOOT,
	HK_TYPE_DOMAIN,
	HK_TYPE_MANAGED_IRQ,
	HK_TYPE_KERNEL_NOISE,
	HK_TYPE_MAX,

	HK_TYPE_KTHREAD = HK_TYPE_DOMAIN,

	HK_TYPE_TICK = HK_TYPE_KERNEL_NOISE,
	HK_TYPE_TIMER = HK_TYPE_KERNEL_NOISE,
	HK_TYPE_RCU = HK_TYPE_KERNEL_NOISE,
	HK_TYPE_MISC = HK_TYPE_KERNEL_NOISE,
	HK_TYPE_WQ = HK_TYPE_KERNEL_NOISE,
}

public static unsafe partial class Kernel
{
	public static bool housekeeping_cpu(int cpu, hk_type type)
	{
		if (static_branch_unlikely(ref housekeeping_overridden))
			return housekeeping_test_cpu(cpu, type);
		return true;
	}

	// PORT: the iterator for a variable that is an enum.
	public static bool for_each_set_bit(ref hk_type type, ulong* flags, hk_type size)
	{
		return for_each_set_bit(ref Unsafe.As<hk_type, int>(ref type), flags, (uint)size);
	}

	public static bool cpu_is_isolated(int cpu)
	{
		return !housekeeping_test_cpu(cpu, HK_TYPE_DOMAIN);
	}
}
