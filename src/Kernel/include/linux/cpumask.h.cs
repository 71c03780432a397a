// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/cpumask.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

// PORT: in Kernel, C# reserves this name for the property nr_cpu_ids.
public static class cpumask_functions
{
	public static void set_nr_cpu_ids(uint nr)
	{
		nr_cpu_ids = nr;
	}
}

public static unsafe partial class Kernel
{
	/// <summary>A mask as the argument of %*pb and %*pbl.</summary>
	public static FormatArgument cpumask_pr_args(cpumask* maskp)
	{
		return FormatArgument.Bitmap(cpumask_bits(maskp), nr_cpumask_bits);
	}

	// PORT: defined in kernel/smp.c upstream.
	[Global(Init = nameof(nr_cpu_ids__init))]
	public static partial ref uint nr_cpu_ids { get; }

	internal static void nr_cpu_ids__init(uint* p)
	{
		*p = NR_CPUS;
	}

	public static uint small_cpumask_bits => nr_cpu_ids;
	public static uint large_cpumask_bits => nr_cpu_ids;
	public static uint nr_cpumask_bits => nr_cpu_ids;

	public static cpumask* cpu_possible_mask => (cpumask*)Unsafe.AsPointer(ref __cpu_possible_mask);
	public static cpumask* cpu_online_mask => (cpumask*)Unsafe.AsPointer(ref __cpu_online_mask);
	public static cpumask* cpu_enabled_mask => (cpumask*)Unsafe.AsPointer(ref __cpu_enabled_mask);
	public static cpumask* cpu_present_mask => (cpumask*)Unsafe.AsPointer(ref __cpu_present_mask);
	public static cpumask* cpu_active_mask => (cpumask*)Unsafe.AsPointer(ref __cpu_active_mask);
	public static cpumask* cpu_dying_mask => (cpumask*)Unsafe.AsPointer(ref __cpu_dying_mask);

	// PORT: set_nr_cpu_ids() has no place: C# reserves its name for the property nr_cpu_ids.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint cpumask_check(uint cpu)
	{
		return cpu;
	}

	// PORT: unsigned upstream, and so are the others that search. The number goes into an int nearly
	// PORT: everywhere, which C# does not do without a word.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_first(cpumask* srcp)
	{
		return (int)find_first_bit(cpumask_bits(srcp), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_first_zero(cpumask* srcp)
	{
		return (int)find_first_zero_bit(cpumask_bits(srcp), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_first_and(cpumask* srcp1, cpumask* srcp2)
	{
		return (int)find_first_and_bit(cpumask_bits(srcp1), cpumask_bits(srcp2), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_first_andnot(cpumask* srcp1, cpumask* srcp2)
	{
		return (int)find_first_andnot_bit(cpumask_bits(srcp1), cpumask_bits(srcp2), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_first_and_and(cpumask* srcp1, cpumask* srcp2, cpumask* srcp3)
	{
		return (int)find_first_and_and_bit(cpumask_bits(srcp1), cpumask_bits(srcp2),
					      cpumask_bits(srcp3), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint cpumask_last(cpumask* srcp)
	{
		return (uint)find_last_bit(cpumask_bits(srcp), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_next(int n, cpumask* srcp)
	{
		if (n != -1)
			cpumask_check((uint)n);
		return (int)find_next_bit(cpumask_bits(srcp), small_cpumask_bits, (ulong)(n + 1));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_next_zero(int n, cpumask* srcp)
	{
		if (n != -1)
			cpumask_check((uint)n);
		return (int)find_next_zero_bit(cpumask_bits(srcp), small_cpumask_bits, (ulong)(n + 1));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_next_and(int n, cpumask* src1p, cpumask* src2p)
	{
		if (n != -1)
			cpumask_check((uint)n);
		return (int)find_next_and_bit(cpumask_bits(src1p), cpumask_bits(src2p),
			small_cpumask_bits, (ulong)(n + 1));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_next_andnot(int n, cpumask* src1p, cpumask* src2p)
	{
		if (n != -1)
			cpumask_check((uint)n);
		return (int)find_next_andnot_bit(cpumask_bits(src1p), cpumask_bits(src2p),
			small_cpumask_bits, (ulong)(n + 1));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_next_and_wrap(int n, cpumask* src1p, cpumask* src2p)
	{
		if (n != -1)
			cpumask_check((uint)n);
		return (int)find_next_and_bit_wrap(cpumask_bits(src1p), cpumask_bits(src2p),
			small_cpumask_bits, (ulong)(n + 1));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_next_wrap(int n, cpumask* src)
	{
		if (n != -1)
			cpumask_check((uint)n);
		return (int)find_next_bit_wrap(cpumask_bits(src), small_cpumask_bits, (ulong)(n + 1));
	}

	// PORT: see for_each_set_bit(): for (cpu = -1; for_each_cpu(ref cpu, mask);).
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool for_each_cpu(ref int cpu, cpumask* mask)
	{
		return for_each_set_bit(ref cpu, cpumask_bits(mask), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool for_each_cpu_and(ref int cpu, cpumask* mask1, cpumask* mask2)
	{
		return for_each_and_bit(ref cpu, cpumask_bits(mask1), cpumask_bits(mask2), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_any_but(cpumask* mask, int cpu)
	{
		int i;

		if (cpu != -1)
			cpumask_check((uint)cpu);

		for (i = -1; for_each_cpu(ref i, mask);)
			if (i != cpu)
				break;
		return i;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_any_and_but(cpumask* mask1, cpumask* mask2, int cpu)
	{
		int i;

		if (cpu != -1)
			cpumask_check((uint)cpu);

		i = cpumask_first_and(mask1, mask2);
		if (i != cpu)
			return i;

		return cpumask_next_and(cpu, mask1, mask2);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_any_andnot_but(cpumask* mask1, cpumask* mask2, int cpu)
	{
		int i;

		if (cpu != -1)
			cpumask_check((uint)cpu);

		i = cpumask_first_andnot(mask1, mask2);
		if (i != cpu)
			return i;

		return cpumask_next_andnot(cpu, mask1, mask2);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint cpumask_nth(uint cpu, cpumask* srcp)
	{
		return (uint)find_nth_bit(cpumask_bits(srcp), small_cpumask_bits, cpumask_check(cpu));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint cpumask_nth_and(uint cpu, cpumask* srcp1, cpumask* srcp2)
	{
		return (uint)find_nth_and_bit(cpumask_bits(srcp1), cpumask_bits(srcp2),
					small_cpumask_bits, cpumask_check(cpu));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint cpumask_nth_and_andnot(uint cpu, cpumask* srcp1, cpumask* srcp2, cpumask* srcp3)
	{
		return (uint)find_nth_and_andnot_bit(cpumask_bits(srcp1),
						cpumask_bits(srcp2),
						cpumask_bits(srcp3),
						small_cpumask_bits, cpumask_check(cpu));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void cpumask_set_cpu(uint cpu, cpumask* dstp)
	{
		set_bit(cpumask_check(cpu), cpumask_bits(dstp));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __cpumask_set_cpu(uint cpu, cpumask* dstp)
	{
		__set_bit(cpumask_check(cpu), cpumask_bits(dstp));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void cpumask_clear_cpus(cpumask* dstp, uint cpu, uint ncpus)
	{
		cpumask_check(cpu + ncpus - 1);
		bitmap_clear(cpumask_bits(dstp), cpumask_check(cpu), ncpus);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void cpumask_clear_cpu(int cpu, cpumask* dstp)
	{
		clear_bit(cpumask_check((uint)cpu), cpumask_bits(dstp));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __cpumask_clear_cpu(int cpu, cpumask* dstp)
	{
		__clear_bit(cpumask_check((uint)cpu), cpumask_bits(dstp));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpumask_test_cpu(int cpu, cpumask* cpumask)
	{
		return test_bit(cpumask_check((uint)cpu), cpumask_bits(cpumask));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpumask_test_and_set_cpu(int cpu, cpumask* cpumask)
	{
		return test_and_set_bit(cpumask_check((uint)cpu), cpumask_bits(cpumask));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpumask_test_and_clear_cpu(int cpu, cpumask* cpumask)
	{
		return test_and_clear_bit(cpumask_check((uint)cpu), cpumask_bits(cpumask));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void cpumask_setall(cpumask* dstp)
	{
		bitmap_fill(cpumask_bits(dstp), nr_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void cpumask_clear(cpumask* dstp)
	{
		bitmap_zero(cpumask_bits(dstp), large_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpumask_and(cpumask* dstp, cpumask* src1p, cpumask* src2p)
	{
		return bitmap_and(cpumask_bits(dstp), cpumask_bits(src1p),
					       cpumask_bits(src2p), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void cpumask_or(cpumask* dstp, cpumask* src1p, cpumask* src2p)
	{
		bitmap_or(cpumask_bits(dstp), cpumask_bits(src1p),
					      cpumask_bits(src2p), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint cpumask_weighted_or(cpumask* dstp, cpumask* src1p, cpumask* src2p)
	{
		return bitmap_weighted_or(cpumask_bits(dstp), cpumask_bits(src1p),
					  cpumask_bits(src2p), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void cpumask_xor(cpumask* dstp, cpumask* src1p, cpumask* src2p)
	{
		bitmap_xor(cpumask_bits(dstp), cpumask_bits(src1p),
					       cpumask_bits(src2p), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpumask_andnot(cpumask* dstp, cpumask* src1p, cpumask* src2p)
	{
		return bitmap_andnot(cpumask_bits(dstp), cpumask_bits(src1p),
						  cpumask_bits(src2p), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpumask_equal(cpumask* src1p, cpumask* src2p)
	{
		return bitmap_equal(cpumask_bits(src1p), cpumask_bits(src2p),
							 small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpumask_or_equal(cpumask* src1p, cpumask* src2p, cpumask* src3p)
	{
		return bitmap_or_equal(cpumask_bits(src1p), cpumask_bits(src2p),
				       cpumask_bits(src3p), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpumask_intersects(cpumask* src1p, cpumask* src2p)
	{
		return bitmap_intersects(cpumask_bits(src1p), cpumask_bits(src2p),
							      small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpumask_subset(cpumask* src1p, cpumask* src2p)
	{
		return bitmap_subset(cpumask_bits(src1p), cpumask_bits(src2p),
							  small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpumask_empty(cpumask* srcp)
	{
		return bitmap_empty(cpumask_bits(srcp), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpumask_full(cpumask* srcp)
	{
		return bitmap_full(cpumask_bits(srcp), nr_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint cpumask_weight(cpumask* srcp)
	{
		return bitmap_weight(cpumask_bits(srcp), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint cpumask_weight_and(cpumask* srcp1, cpumask* srcp2)
	{
		return (uint)bitmap_weight_and(cpumask_bits(srcp1), cpumask_bits(srcp2), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint cpumask_weight_andnot(cpumask* srcp1, cpumask* srcp2)
	{
		return (uint)bitmap_weight_andnot(cpumask_bits(srcp1), cpumask_bits(srcp2), small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void cpumask_shift_right(cpumask* dstp, cpumask* srcp, int n)
	{
		bitmap_shift_right(cpumask_bits(dstp), cpumask_bits(srcp), (uint)n,
						       small_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void cpumask_shift_left(cpumask* dstp, cpumask* srcp, int n)
	{
		bitmap_shift_left(cpumask_bits(dstp), cpumask_bits(srcp), (uint)n,
						      nr_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void cpumask_copy(cpumask* dstp, cpumask* srcp)
	{
		bitmap_copy(cpumask_bits(dstp), cpumask_bits(srcp), large_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_any(cpumask* srcp)
	{
		return cpumask_first(srcp);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int cpumask_any_and(cpumask* mask1, cpumask* mask2)
	{
		return cpumask_first_and(mask1, mask2);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static cpumask* cpumask_of(uint cpu)
	{
		return get_cpu_mask(cpu);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint cpumask_size()
	{
		return bitmap_size(large_cpumask_bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool zalloc_cpumask_var_node(cpumask_var_t* mask, gfp_t flags, int node)
	{
		return alloc_cpumask_var_node(mask, flags | __GFP_ZERO, node);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool alloc_cpumask_var(cpumask_var_t* mask, gfp_t flags)
	{
		return alloc_cpumask_var_node(mask, flags, NUMA_NO_NODE);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool zalloc_cpumask_var(cpumask_var_t* mask, gfp_t flags)
	{
		return alloc_cpumask_var(mask, flags | __GFP_ZERO);
	}

	// PORT: the spelling for a mask that is a [Global].
	public static bool zalloc_cpumask_var(ref cpumask* mask, gfp_t flags)
	{
		fixed (cpumask_var_t* at = &mask)
			return zalloc_cpumask_var(at, flags);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpumask_available(cpumask_var_t mask)
	{
		return mask != null;
	}

	public static cpumask* cpu_all_mask => to_cpumask(CpuBitBitmap.All);
	public static cpumask* cpu_none_mask => to_cpumask(CpuBitBitmap.Row(0));

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void assign_cpu(uint cpu, cpumask* mask, bool val)
	{
		assign_bit(cpumask_check(cpu), cpumask_bits(mask), val);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __assign_cpu(uint cpu, cpumask* mask, bool val)
	{
		__assign_bit(cpumask_check(cpu), cpumask_bits(mask), val);
	}

	public static void set_cpu_enabled(uint cpu, bool enabled)
	{
		assign_cpu(cpu, cpu_enabled_mask, enabled);
	}

	public static void set_cpu_present(uint cpu, bool present)
	{
		assign_cpu(cpu, cpu_present_mask, present);
	}

	public static void set_cpu_active(uint cpu, bool active)
	{
		assign_cpu(cpu, cpu_active_mask, active);
	}

	public static void set_cpu_dying(uint cpu, bool dying)
	{
		assign_cpu(cpu, cpu_dying_mask, dying);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static cpumask* to_cpumask(ulong* bitmap)
	{
		return (cpumask*)bitmap;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static cpumask* get_cpu_mask(uint cpu)
	{
		ulong* p = CpuBitBitmap.Row(1 + cpu % BITS_PER_LONG);
		p -= cpu / BITS_PER_LONG;
		return to_cpumask(p);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint num_online_cpus()
	{
		return (uint)atomic_read(ref __num_online_cpus);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint num_possible_cpus()
	{
		return __num_possible_cpus;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint num_enabled_cpus()
	{
		return cpumask_weight(cpu_enabled_mask);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint num_present_cpus()
	{
		return cpumask_weight(cpu_present_mask);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint num_active_cpus()
	{
		return cpumask_weight(cpu_active_mask);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpu_online(uint cpu)
	{
		return cpumask_test_cpu((int)cpu, cpu_online_mask);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpu_enabled(uint cpu)
	{
		return cpumask_test_cpu((int)cpu, cpu_enabled_mask);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpu_possible(uint cpu)
	{
		return cpumask_test_cpu((int)cpu, cpu_possible_mask);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpu_present(uint cpu)
	{
		return cpumask_test_cpu((int)cpu, cpu_present_mask);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpu_active(uint cpu)
	{
		return cpumask_test_cpu((int)cpu, cpu_active_mask);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpu_dying(uint cpu)
	{
		return cpumask_test_cpu((int)cpu, cpu_dying_mask);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool cpu_is_offline(uint cpu)
	{
		return unlikely(!cpu_online(cpu));
	}

	public static bool for_each_possible_cpu(ref int cpu) => for_each_cpu(ref cpu, cpu_possible_mask);
	public static bool for_each_online_cpu(ref int cpu) => for_each_cpu(ref cpu, cpu_online_mask);
	public static bool for_each_present_cpu(ref int cpu) => for_each_cpu(ref cpu, cpu_present_mask);

	// PORT: C turns int CPU numbers into unsigned ones and back without a word; these overloads do.
	public static uint cpumask_next_and_wrap(uint n, cpumask* src1p, cpumask* src2p) => (uint)cpumask_next_and_wrap((int)n, src1p, src2p);
	public static uint cpumask_next_wrap(uint n, cpumask* src) => (uint)cpumask_next_wrap((int)n, src);
	public static void cpumask_set_cpu(int cpu, cpumask* dstp) => cpumask_set_cpu((uint)cpu, dstp);
	public static void __cpumask_set_cpu(int cpu, cpumask* dstp) => __cpumask_set_cpu((uint)cpu, dstp);
	public static void cpumask_clear_cpu(uint cpu, cpumask* dstp) => cpumask_clear_cpu((int)cpu, dstp);
	public static void __cpumask_clear_cpu(uint cpu, cpumask* dstp) => __cpumask_clear_cpu((int)cpu, dstp);
	public static bool cpumask_test_cpu(uint cpu, cpumask* cpumask) => cpumask_test_cpu((int)cpu, cpumask);
	public static bool cpumask_test_and_set_cpu(uint cpu, cpumask* cpumask) => cpumask_test_and_set_cpu((int)cpu, cpumask);
	public static bool cpumask_test_and_clear_cpu(uint cpu, cpumask* cpumask) => cpumask_test_and_clear_cpu((int)cpu, cpumask);
	public static cpumask* get_cpu_mask(int cpu) => get_cpu_mask((uint)cpu);
	public static bool cpu_online(int cpu) => cpu_online((uint)cpu);
	public static bool cpu_enabled(int cpu) => cpu_enabled((uint)cpu);
	public static bool cpu_possible(int cpu) => cpu_possible((uint)cpu);
	public static bool cpu_present(int cpu) => cpu_present((uint)cpu);
	public static bool cpu_active(int cpu) => cpu_active((uint)cpu);
	public static bool cpu_dying(int cpu) => cpu_dying((uint)cpu);

	public static bool alloc_cpumask_var(ref cpumask* mask, gfp_t flags)
	{
		fixed (cpumask** p = &mask)
			return alloc_cpumask_var(p, flags);
	}

	public static bool alloc_cpumask_var_node(ref cpumask* mask, gfp_t flags, int node)
	{
		fixed (cpumask** p = &mask)
			return alloc_cpumask_var_node(p, flags, node);
	}

	public static bool zalloc_cpumask_var_node(ref cpumask* mask, gfp_t flags, int node)
	{
		fixed (cpumask** p = &mask)
			return zalloc_cpumask_var_node(p, flags, node);
	}

	public static cpumask* cpumask_of(int cpu) => cpumask_of((uint)cpu);
	public static bool cpu_is_offline(int cpu) => cpu_is_offline((uint)cpu);
}
