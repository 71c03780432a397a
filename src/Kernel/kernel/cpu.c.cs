// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/cpu.c of Linux 7.2: the CPU masks.
// (C) 2001, 2002, 2003, 2004 Rusty Russell

namespace Linux;

public static unsafe partial class Kernel
{
	[Global]
	internal static partial ref cpumask __cpu_possible_mask { get; }

	[Global]
	internal static partial ref uint __num_possible_cpus { get; }

	[Global]
	internal static partial ref cpumask __cpu_online_mask { get; }

	[Global]
	internal static partial ref cpumask __cpu_enabled_mask { get; }

	[Global]
	internal static partial ref cpumask __cpu_present_mask { get; }

	[Global]
	internal static partial ref cpumask __cpu_active_mask { get; }

	[Global]
	internal static partial ref cpumask __cpu_dying_mask { get; }

	[Global]
	internal static partial ref atomic_t __num_online_cpus { get; }

	public static void init_cpu_present(cpumask* src)
	{
		cpumask_copy(cpu_present_mask, src);
	}

	public static void init_cpu_possible(cpumask* src)
	{
		cpumask_copy(cpu_possible_mask, src);
		__num_possible_cpus = cpumask_weight(cpu_possible_mask);
	}

	public static void set_cpu_online(uint cpu, bool online)
	{
		if (online) {
			if (!cpumask_test_and_set_cpu(cpu, cpu_online_mask))
				atomic_inc(ref __num_online_cpus);
		} else {
			if (cpumask_test_and_clear_cpu(cpu, cpu_online_mask))
				atomic_dec(ref __num_online_cpus);
		}
	}

	public static void set_cpu_possible(uint cpu, bool possible)
	{
		if (possible) {
			if (!cpumask_test_and_set_cpu(cpu, cpu_possible_mask))
				__num_possible_cpus++;
		} else {
			if (cpumask_test_and_clear_cpu(cpu, cpu_possible_mask))
				__num_possible_cpus--;
		}
	}
}
