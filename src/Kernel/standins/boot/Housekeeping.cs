// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>The boot parameters nohz_full= and isolcpus=, from the machine's options.</summary>
public static unsafe partial class Kernel
{
    /// <summary>maxcpus=, which a machine has no option for: all that are possible.</summary>
    internal static uint setup_max_cpus => nr_cpu_ids;

    private static void housekeeping_parameters()
    {
        var options = ThisCpu.machine!.Options;
        cpumask mask;
        if (options.Isolated.Length != 0)
        {
            housekeeping_fill(&mask, options.Isolated);
            housekeeping_isolcpus_setup(&mask);
        }

        if (options.NohzFull.Length != 0)
        {
            housekeeping_fill(&mask, options.NohzFull);
            housekeeping_nohz_full_setup(&mask);
        }
    }

    private static void housekeeping_fill(cpumask* mask, int[] cpus)
    {
        cpumask_clear(mask);
        foreach (var cpu in cpus)
        {
            cpumask_set_cpu((uint)cpu, mask);
        }
    }

    /// <summary>The first CPU of the mask on the caller's node, else nr_cpu_ids.</summary>
    internal static int sched_numa_find_closest(cpumask* cpus, int cpu)
    {
        var node = cpu_to_node(cpu);
        for (int at = -1; for_each_cpu_and(ref at, cpus, cpu_online_mask);)
        {
            if (cpu_to_node(at) == node)
            {
                return at;
            }
        }

        return (int)nr_cpu_ids;
    }
}
