// SPDX-License-Identifier: GPL-2.0-only
// Ported from kernel/sched/isolation.c of Linux 7.2.
// Copyright (C) 2017-2018 SUSE, Frederic Weisbecker

namespace Linux;

public unsafe struct housekeeping
{
	// PORT: an array of pointers in a structure is an inline array of addresses.
	public cpumasks_array cpumasks;
	public ulong flags;
}

[InlineArray((int)HK_TYPE_MAX)]
public struct cpumasks_array
{
	private nint element;
}

public static unsafe partial class Kernel
{
	// PORT: an enum of flags is constants.
	internal const ulong HK_FLAG_DOMAIN_BOOT = 1ul << (int)HK_TYPE_DOMAIN_BOOT;
	internal const ulong HK_FLAG_DOMAIN = 1ul << (int)HK_TYPE_DOMAIN;
	internal const ulong HK_FLAG_MANAGED_IRQ = 1ul << (int)HK_TYPE_MANAGED_IRQ;
	internal const ulong HK_FLAG_KERNEL_NOISE = 1ul << (int)HK_TYPE_KERNEL_NOISE;

	[Global] internal static partial ref static_key_false housekeeping_overridden { get; }

	[Global] internal static partial ref housekeeping housekeeping { get; }

	public static bool housekeeping_enabled(hk_type type)
	{
		return (READ_ONCE(ref housekeeping.flags) & BIT((int)type)) != 0;
	}

	internal static bool housekeeping_dereference_check(hk_type type)
	{
		if (IS_ENABLED(CONFIG_LOCKDEP) && type == HK_TYPE_DOMAIN) {
			if (system_state <= SYSTEM_SCHEDULING)
				return true;

			if (IS_ENABLED(CONFIG_HOTPLUG_CPU) && lockdep_is_cpus_write_held() != 0)
				return true;

			if (IS_ENABLED(CONFIG_CPUSETS) && lockdep_is_cpuset_held())
				return true;

			return false;
		}

		return true;
	}

	internal static cpumask* housekeeping_cpumask_dereference(hk_type type)
	{
		return (cpumask*)rcu_dereference_all_check(ref housekeeping.cpumasks[(int)type],
							   housekeeping_dereference_check(type));
	}

	public static cpumask* housekeeping_cpumask(hk_type type)
	{
		cpumask* mask = null;

		if (static_branch_unlikely(ref housekeeping_overridden)) {
			if ((READ_ONCE(ref housekeeping.flags) & BIT((int)type)) != 0)
				mask = housekeeping_cpumask_dereference(type);
		}
		if (mask == null)
			mask = cpu_possible_mask;
		return mask;
	}

	public static int housekeeping_any_cpu(hk_type type)
	{
		int cpu;

		if (static_branch_unlikely(ref housekeeping_overridden)) {
			if ((housekeeping.flags & BIT((int)type)) != 0) {
				cpu = sched_numa_find_closest(housekeeping_cpumask(type), smp_processor_id());
				if (cpu < nr_cpu_ids)
					return cpu;

				// PORT: the distributing variant spreads callers by chance; the first CPU serves as well.
				cpu = cpumask_any_and(housekeeping_cpumask(type), cpu_online_mask);
				if (likely(cpu < nr_cpu_ids))
					return cpu;
				WARN_ON_ONCE(system_state == SYSTEM_RUNNING ||
					     type != HK_TYPE_TIMER);
			}
		}
		return smp_processor_id();
	}

	public static bool housekeeping_test_cpu(int cpu, hk_type type)
	{
		if (static_branch_unlikely(ref housekeeping_overridden) &&
		    (READ_ONCE(ref housekeeping.flags) & BIT((int)type)) != 0)
			return cpumask_test_cpu(cpu, housekeeping_cpumask(type));
		return true;
	}

	public static int housekeeping_update(cpumask* isol_mask)
	{
		cpumask* trial, old = null;
		int err;

		trial = (cpumask*)kmalloc(cpumask_size(), GFP_KERNEL);
		if (trial == null)
			return -ENOMEM;

		cpumask_andnot(trial, housekeeping_cpumask(HK_TYPE_DOMAIN_BOOT), isol_mask);
		if (!cpumask_intersects(trial, cpu_online_mask)) {
			kfree(trial);
			return -EINVAL;
		}

		if (housekeeping.flags == 0)
			static_branch_enable(ref housekeeping_overridden);

		if ((housekeeping.flags & HK_FLAG_DOMAIN) != 0)
			old = housekeeping_cpumask_dereference(HK_TYPE_DOMAIN);
		else
			WRITE_ONCE(ref housekeeping.flags, housekeeping.flags | HK_FLAG_DOMAIN);
		rcu_assign_pointer(ref housekeeping.cpumasks[(int)HK_TYPE_DOMAIN], trial);

		synchronize_rcu();

		// PORT: neither PCI nor memory control groups nor vmstat are ported.

		err = workqueue_unbound_housekeeping_update(housekeeping_cpumask(HK_TYPE_DOMAIN));
		WARN_ON_ONCE(err < 0);

		err = tmigr_isolated_exclude_cpumask(isol_mask);
		WARN_ON_ONCE(err < 0);

		err = kthreads_update_housekeeping();
		WARN_ON_ONCE(err < 0);

		kfree(old);

		return 0;
	}

	internal static void housekeeping_init()
	{
		hk_type type;

		if (housekeeping.flags == 0)
			return;

		static_branch_enable(ref housekeeping_overridden);

		if ((housekeeping.flags & HK_FLAG_KERNEL_NOISE) != 0)
			sched_tick_offload_init();
		for (type = (hk_type)(-1); for_each_set_bit(ref type, global_ptr(ref housekeeping.flags), HK_TYPE_MAX);) {
			cpumask* omask, nmask = (cpumask*)kmalloc(cpumask_size(), GFP_KERNEL);

			if (WARN_ON_ONCE(nmask == null))
				return;

			omask = (cpumask*)rcu_dereference(ref housekeeping.cpumasks[(int)type]);

			WARN_ON_ONCE(cpumask_empty(omask));
			cpumask_copy(nmask, omask);
			RCU_INIT_POINTER(ref housekeeping.cpumasks[(int)type], nmask);
			// PORT: boot memory stays, so nobody keeps a list of it.
		}
	}

	internal static void housekeeping_setup_type(hk_type type, cpumask* housekeeping_staging)
	{
		cpumask* mask = (cpumask*)memblock_alloc_or_panic(cpumask_size(), SMP_CACHE_BYTES);

		cpumask_copy(mask, housekeeping_staging);
		RCU_INIT_POINTER(ref housekeeping.cpumasks[(int)type], mask);
	}

	internal static int housekeeping_setup(cpumask* str, ulong flags)
	{
		cpumask* non_housekeeping_mask, housekeeping_staging;
		uint first_cpu;
		int err = 0;

		if ((flags & HK_FLAG_KERNEL_NOISE) != 0 && (housekeeping.flags & HK_FLAG_KERNEL_NOISE) == 0) {
			if (!IS_ENABLED(CONFIG_NO_HZ_FULL)) {
				pr_warn("Housekeeping: nohz unsupported." +
					" Build with CONFIG_NO_HZ_FULL\n");
				return 0;
			}
		}

		alloc_bootmem_cpumask_var(&non_housekeeping_mask);
		// PORT: the machine's options are a list of CPUs already, so nothing is parsed.
		cpumask_copy(non_housekeeping_mask, str);

		alloc_bootmem_cpumask_var(&housekeeping_staging);
		cpumask_andnot(housekeeping_staging,
			       cpu_possible_mask, non_housekeeping_mask);

		first_cpu = (uint)cpumask_first_and(cpu_present_mask, housekeeping_staging);
		if (first_cpu >= nr_cpu_ids || first_cpu >= setup_max_cpus) {
			__cpumask_set_cpu((uint)smp_processor_id(), housekeeping_staging);
			__cpumask_clear_cpu(smp_processor_id(), non_housekeeping_mask);
			if (housekeeping.flags == 0) {
				pr_warn("Housekeeping: must include one present CPU, " +
					"using boot CPU:%d\n", smp_processor_id());
			}
		}

		if (cpumask_empty(non_housekeeping_mask))
			goto free_housekeeping_staging;

		if (housekeeping.flags == 0) {
			hk_type type;

			for (type = (hk_type)(-1); for_each_set_bit(ref type, &flags, HK_TYPE_MAX);)
				housekeeping_setup_type(type, housekeeping_staging);
		} else {
			hk_type type;
			ulong iter_flags = flags & housekeeping.flags;

			for (type = (hk_type)(-1); for_each_set_bit(ref type, &iter_flags, HK_TYPE_MAX);) {
				// PORT: see housekeeping_cpumask_staged().
				if (!cpumask_equal(housekeeping_staging,
						   housekeeping_cpumask_staged(type))) {
					pr_warn("Housekeeping: nohz_full= must match isolcpus=\n");
					goto free_housekeeping_staging;
				}
			}

			iter_flags = housekeeping.flags & (HK_FLAG_KERNEL_NOISE | HK_FLAG_DOMAIN);
			type = (hk_type)find_first_bit(&iter_flags, (ulong)HK_TYPE_MAX);
			iter_flags = flags & (HK_FLAG_KERNEL_NOISE | HK_FLAG_DOMAIN);
			// PORT: see housekeeping_cpumask_staged().
			first_cpu = (type == HK_TYPE_MAX || iter_flags == 0) ? 0 :
				    (uint)cpumask_first_and_and(cpu_present_mask,
							  housekeeping_staging, housekeeping_cpumask_staged(type));
			if (first_cpu >= min(nr_cpu_ids, setup_max_cpus)) {
				// PORT: the list of CPUs is not text.
				pr_warn("Housekeeping: must include one present CPU " +
					"neither in nohz_full= nor in isolcpus=domain, " +
					"ignoring setting %*pbl\n", cpumask_pr_args(str));
				goto free_housekeeping_staging;
			}

			iter_flags = flags & ~housekeeping.flags;

			for (type = (hk_type)(-1); for_each_set_bit(ref type, &iter_flags, HK_TYPE_MAX);)
				housekeeping_setup_type(type, housekeeping_staging);
		}

		if ((flags & HK_FLAG_KERNEL_NOISE) != 0 && (housekeeping.flags & HK_FLAG_KERNEL_NOISE) == 0)
			tick_nohz_full_setup(non_housekeeping_mask);

		housekeeping.flags |= flags;
		err = 1;

free_housekeeping_staging:
		free_bootmem_cpumask_var(housekeeping_staging);
		// PORT: only a failed parse jumps here, so there is no label.
		free_bootmem_cpumask_var(non_housekeeping_mask);

		return err;
	}

	// PORT: housekeeping_cpumask() gives the possible CPUs until the key is on, at boot too; setup compares what was set.
	internal static cpumask* housekeeping_cpumask_staged(hk_type type)
	{
		return housekeeping_cpumask_dereference(type);
	}

	internal static int housekeeping_nohz_full_setup(cpumask* str)
	{
		ulong flags;

		flags = HK_FLAG_KERNEL_NOISE;

		return housekeeping_setup(str, flags);
	}

	internal static int housekeeping_isolcpus_setup(cpumask* str)
	{
		ulong flags = 0;

		// PORT: isolcpus= has no flags in the machine's options; it isolates domains, as it does without flags.
		if (flags == 0)
			flags |= HK_FLAG_DOMAIN | HK_FLAG_DOMAIN_BOOT;

		return housekeeping_setup(str, flags);
	}
}
