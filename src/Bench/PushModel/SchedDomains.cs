// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Push;

/// <summary>CPUs among which the scheduler balances, and the larger set that they are part of.</summary>
internal unsafe struct sched_domain
{
    /// <summary>The next larger set; null at the end.</summary>
    public sched_domain* parent;

    /// <summary>The CPUs.</summary>
    public cpumask span;
}

/// <summary>
/// The scheduling domains of a machine, as upstream builds them for a common server: the two threads
/// of a core, the eight CPUs that share a cache, the node, the machine. A level that adds no CPU is
/// left out, as upstream does.
/// </summary>
public static unsafe class SchedDomains
{
    private const int ThreadsPerCore = 2;
    private const int CpusPerCache = 8;

    /// <summary>Gives every CPU of a machine that does not run the domains of a common server.</summary>
    /// <param name="machine">A booted machine.</param>
    public static void Build(Machine machine)
        => Build(
            machine,
            static cpu => cpu / ThreadsPerCore,
            static cpu => cpu / CpusPerCache,
            static cpu => cpu_to_node(cpu),
            static _ => 0);

    /// <summary>Gives every CPU of a machine that does not run its domains.</summary>
    /// <param name="machine">A booted machine.</param>
    /// <param name="levels">From the innermost outwards: the number of a CPU's domain.</param>
    public static void Build(Machine machine, params Func<int, int>[] levels)
        => machine.Inspect(0, () =>
        {
            for (int cpu = 0; cpu < machine.Options.Cpus; cpu++)
                cpu_rq(cpu)->sd = Chain(machine, cpu, levels);
        });

    private static sched_domain* Chain(Machine machine, int cpu, Func<int, int>[] levels)
    {
        sched_domain* first = null;
        sched_domain** next = &first;
        uint last = 1;

        foreach (Func<int, int> domainOf in levels)
        {
            sched_domain* domain = machine.Arena.Allocate<sched_domain>();

            for (int other = 0; other < machine.Options.Cpus; other++)
            {
                if (domainOf(other) == domainOf(cpu))
                    cpumask_set_cpu((uint)other, &domain->span);
            }
            if (cpumask_weight(&domain->span) <= last)
                continue;
            last = cpumask_weight(&domain->span);
            *next = domain;
            next = &domain->parent;
        }
        return first;
    }
}
