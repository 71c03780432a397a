// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/kernel_stat.h of Linux 7.2.
namespace Linux;

public enum cpu_usage_stat {
	CPUTIME_USER,
	CPUTIME_NICE,
	CPUTIME_SYSTEM,
	CPUTIME_SOFTIRQ,
	CPUTIME_IRQ,
	CPUTIME_IDLE,
	CPUTIME_IOWAIT,
	CPUTIME_STEAL,
	CPUTIME_GUEST,
	CPUTIME_GUEST_NICE,
	NR_STATS,
}

/// <summary>Where the time of a CPU went, in nanoseconds by cpu_usage_stat. While its tick is stopped, idle time is counted by clock.</summary>
public unsafe struct kernel_cpustat {
	public bool idle_dyntick;
	public bool idle_elapse;
	public seqcount_t idle_sleeptime_seq;
	public u64 idle_entrytime;
	public fixed u64 idle_stealtime[2];
	public fixed u64 cpustat[(int)NR_STATS];
}

public unsafe struct kernel_stat {
	public ulong irqs_sum;
	public fixed uint softirqs[NR_SOFTIRQS];
}

public static unsafe partial class Kernel {
	[DefinePerCpu] internal static partial ref kernel_stat kstat { get; }

	internal static void kstat_incr_softirqs_this_cpu(uint irq)
	{
		this_cpu_ptr(ref kstat)->softirqs[irq]++;
	}

	public static uint kstat_softirqs_cpu(uint irq, int cpu)
	{
		return per_cpu_ptr(ref kstat, cpu)->softirqs[irq];
	}

	internal static kernel_cpustat* kcpustat_this_cpu => this_cpu_ptr(ref kernel_cpustat);
	internal static kernel_cpustat* kcpustat_cpu(int cpu) => per_cpu_ptr(ref kernel_cpustat, cpu);

	internal static bool kcpustat_idle_dyntick()
	{
		return __this_cpu_read(ref kernel_cpustat.idle_dyntick);
	}

	internal static u64 kcpustat_field_default(cpu_usage_stat usage, int cpu)
	{
		if (usage == CPUTIME_IDLE)
			return kcpustat_field_idle(cpu);
		if (usage == CPUTIME_IOWAIT)
			return kcpustat_field_iowait(cpu);
		return kcpustat_cpu(cpu)->cpustat[(int)usage];
	}

	internal static void kcpustat_cpu_fetch_default(kernel_cpustat* dst, int cpu)
	{
		*dst = *kcpustat_cpu(cpu);
		dst->cpustat[(int)CPUTIME_IDLE] = kcpustat_field_idle(cpu);
		dst->cpustat[(int)CPUTIME_IOWAIT] = kcpustat_field_iowait(cpu);
	}
}
