// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/kconfig.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool IS_ENABLED(bool option)
	{
		return option;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool IS_BUILTIN(bool option)
	{
		return option;
	}

	public const bool CONFIG_64BIT = true;
	public const bool CONFIG_SMP = true;
	public const bool CONFIG_NO_HZ_COMMON = true;
	public const bool CONFIG_NO_HZ_FULL = true;
	public const bool CONFIG_CPU_ISOLATION = true;
	public const bool CONFIG_HIGH_RES_TIMERS = true;
	public const bool CONFIG_TICK_ONESHOT = true;
	public const bool CONFIG_HRTIMER_REARM_DEFERRED = true;
	public const bool CONFIG_HOTPLUG_CPU = true;
	public const bool CONFIG_NUMA = true;
	public const bool CONFIG_SYSCTL = true;
	public const bool CONFIG_IRQ_WORK = true;
	public const bool CONFIG_POSIX_TIMERS = true;
	public const bool CONFIG_DEBUG_OBJECTS_TIMERS = true;

	public const bool CONFIG_BASE_SMALL = false;
	public const bool CONFIG_COMPAT = false;
	public const bool CONFIG_CPUSETS = false;
	public const bool CONFIG_CSD_LOCK_WAIT_DEBUG = false;
	public const bool CONFIG_GENERIC_CLOCKEVENTS_BROADCAST = false;
	public const bool CONFIG_GENERIC_CLOCKEVENTS_COUPLED = false;
	public const bool CONFIG_GENERIC_CLOCKEVENTS_COUPLED_INLINE = false;
	public const bool CONFIG_HAVE_VIRT_CPU_ACCOUNTING_IDLE = false;
	public const bool CONFIG_IRQ_FORCED_THREADING = false;
	public const bool CONFIG_IRQ_TIME_ACCOUNTING = false;
	public const bool CONFIG_LOCKDEP = false;
	public const bool CONFIG_PM_SLEEP = false;
	public const bool CONFIG_PM_SLEEP_SMP = false;
	public const bool CONFIG_PM_SLEEP_SMP_NONZERO_CPU = false;
	public const bool CONFIG_POSIX_AUX_CLOCKS = false;
	public const bool CONFIG_POSIX_CPU_TIMERS_TASK_WORK = false;
	public const bool CONFIG_PREEMPT_RT = false;
	public const bool CONFIG_PREEMPT_RT_NEEDS_BH_LOCK = false;
	public const bool CONFIG_PROVE_LOCKING = false;
	public const bool CONFIG_TIME_LOW_RES = false;
	public const bool CONFIG_TRACE_IRQFLAGS = false;
	public const bool CONFIG_VIRT_CPU_ACCOUNTING_IDLE = false;
	public const bool CONFIG_WQ_POWER_EFFICIENT_DEFAULT = false;

	public const int CONFIG_HZ = 1000;
}
