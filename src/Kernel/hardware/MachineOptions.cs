// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Hardware;

/// <summary>What a machine is made of and what its boot command line says.</summary>
public sealed record MachineOptions
{
    /// <summary>Largest number of CPUs that a machine can have.</summary>
    public const int MaxCpus = 4096;

    /// <summary>CPUs that are brought online at boot, 1 to <see cref="MaxCpus"/>.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>CPUs that may ever be online; at least <see cref="Cpus"/>. 0 means the same.</summary>
    public int Possible { get; init; }

    /// <summary>NUMA nodes, 1 to the number of possible CPUs.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>Node of each CPU; null spreads the CPUs over the nodes in contiguous blocks.</summary>
    public Func<int, int>? NodeOf { get; init; }

    /// <summary>Order in which the secondary CPUs come up; null is ascending.</summary>
    public int[]? BringUpOrder { get; init; }

    /// <summary>Seed of everything that the machine draws by chance.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>nohz=: whether the tick may stop.</summary>
    public bool Nohz { get; init; } = true;

    /// <summary>highres=: whether high resolution timers are used.</summary>
    public bool Highres { get; init; } = true;

    /// <summary>skew_tick=: whether the CPUs' ticks are spread over the jiffy.</summary>
    public bool SkewTick { get; init; }

    /// <summary>nohz_full=: CPUs that run without tick in user mode.</summary>
    public int[] NohzFull { get; init; } = Array.Empty<int>();

    /// <summary>isolcpus=domain: CPUs that are isolated from boot on.</summary>
    public int[] Isolated { get; init; } = Array.Empty<int>();

    /// <summary>
    /// Whether there is a hierarchy. Without one, as after a tmigr_init() that found no memory, every
    /// CPU wakes for its own timers.
    /// </summary>
    public bool TimerMigration { get; init; } = true;

    /// <summary>TMIGR_CHILDREN_PER_GROUP: 4 or 8.</summary>
    public int ChildrenPerGroup { get; init; } = 8;

    /// <summary>Whether CONFIG_DEBUG_OBJECTS_TIMERS' checks are switched on.</summary>
    public bool DebugObjects { get; init; }

    /// <summary>Smallest distance that the clock event device can be programmed to, ns.</summary>
    public long ClockMinDeltaNs { get; init; } = 1000;

    /// <summary>Largest distance that the clock event device can be programmed to, ns.</summary>
    public long ClockMaxDeltaNs { get; init; } = 3_600_000_000_000;

    /// <summary>
    /// Longest time that the clock source may go without being read before it wraps, ns, from 1
    /// on: a bound for the sleep of the CPU that advances jiffies. Without a value it never wraps.
    /// </summary>
    public long MaxIdleNs { get; init; } = long.MaxValue;

    /// <summary>
    /// What each clock interrupt is off by, in ns: negative is early, positive late. Asked with the
    /// CPU and the programmed time; null is exact.
    /// </summary>
    public Func<int, long, long>? ClockError { get; init; }

    /// <summary>Governor of the idle loop: whether it lets the tick stop for this sleep length, ns.</summary>
    public Func<int, long, bool>? StopTick { get; init; }

    /// <summary>Events that the trace ring records from boot on, by name; "*" is all of them.</summary>
    public string[] Trace { get; init; } = Array.Empty<string>();

    /// <summary>Bytes of memory that the machine may use besides its CPUs' sections.</summary>
    public long ArenaBytes { get; init; } = 256L << 20;

    /// <summary>
    /// Whether the memory is asked for in pages of 2 MiB, as Linux maps its own. It pays where timers
    /// fill many megabytes; a small machine takes more memory for it.
    /// </summary>
    public bool HugePages { get; init; }

    /// <summary>
    /// Whether hotplug makes every CPU stand still while one goes down, as upstream does. Needed
    /// where CPUs interleave within the kernel's functions; in virtual time it only costs.
    /// </summary>
    public bool StopMachine { get; init; }

    /// <summary>Whether the invariants are checked whenever the machine is quiescent.</summary>
    public bool CheckInvariants { get; init; } = true;

    /// <summary>CPUs that may ever be online.</summary>
    internal int PossibleCpus => Possible == 0 ? Cpus : Possible;

    internal int NodeOfCpu(int cpu)
        => NodeOf?.Invoke(cpu) ?? (int)((long)cpu * Nodes / PossibleCpus);

    /// <summary>Throws when the options contradict each other or are out of range.</summary>
    /// <exception cref="ArgumentException">Names the option and what it takes.</exception>
    public void Validate()
    {
        Check(Cpus >= 1 && Cpus <= MaxCpus, nameof(Cpus), Cpus, $"1 to {MaxCpus}");
        Check(Possible == 0 || (Possible >= Cpus && Possible <= MaxCpus), nameof(Possible), Possible,
            $"{Cpus} to {MaxCpus}");
        Check(Nodes >= 1 && Nodes <= PossibleCpus && Nodes <= 1024, nameof(Nodes), Nodes,
            $"1 to {PossibleCpus}");
        Check(ChildrenPerGroup is 4 or 8, nameof(ChildrenPerGroup), ChildrenPerGroup, "4 or 8");
        Check(MaxIdleNs >= 1, nameof(MaxIdleNs), MaxIdleNs, "1 ns or more");
        foreach (int cpu in NohzFull)
            Check(cpu >= 0 && cpu < PossibleCpus, nameof(NohzFull), cpu, $"0 to {PossibleCpus - 1}");
        foreach (int cpu in Isolated)
            Check(cpu >= 0 && cpu < PossibleCpus, nameof(Isolated), cpu, $"0 to {PossibleCpus - 1}");
    }

    private static void Check(bool good, string name, long given, string takes)
    {
        if (!good)
            throw new ArgumentException($"{name} is {given}. It takes {takes}.");
    }
}
