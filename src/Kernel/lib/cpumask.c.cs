// SPDX-License-Identifier: GPL-2.0
// Ported from lib/cpumask.c of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public static unsafe partial class Kernel
{
	public static bool alloc_cpumask_var_node(cpumask_var_t* mask, gfp_t flags, int node)
	{
		*mask = (cpumask*)kmalloc_node(cpumask_size(), flags, node);

		return *mask != null;
	}

	public static void alloc_bootmem_cpumask_var(cpumask_var_t* mask)
	{
		*mask = (cpumask*)memblock_alloc_or_panic(cpumask_size(), SMP_CACHE_BYTES);
	}

	// PORT: the spelling for a mask that is a [Global].
	public static void alloc_bootmem_cpumask_var(ref cpumask_var_t mask)
	{
		fixed (cpumask_var_t* at = &mask)
			alloc_bootmem_cpumask_var(at);
	}

	public static void free_cpumask_var(cpumask_var_t mask)
	{
		kfree(mask);
	}

	public static void free_bootmem_cpumask_var(cpumask_var_t mask)
	{
		memblock_free(mask, cpumask_size());
	}

	[DefinePerCpu]
	internal static partial ref int distribute_cpu_mask_prev { get; }

	public static uint cpumask_any_and_distribute(cpumask* src1p, cpumask* src2p)
	{
		uint next, prev;

		prev = (uint)__this_cpu_read(ref distribute_cpu_mask_prev);

		next = cpumask_next_and_wrap(prev, src1p, src2p);
		if (next < nr_cpu_ids)
			__this_cpu_write(ref distribute_cpu_mask_prev, (int)next);

		return next;
	}

	public static uint cpumask_any_distribute(cpumask* srcp)
	{
		uint next, prev;

		prev = (uint)__this_cpu_read(ref distribute_cpu_mask_prev);

		next = cpumask_next_wrap(prev, srcp);
		if (next < nr_cpu_ids)
			__this_cpu_write(ref distribute_cpu_mask_prev, (int)next);

		return next;
	}
}
