// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Linq;

namespace Linux.Stories;

/// <summary>A machine and a load drawn from a seed; the same seed draws the same.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Options">The machine.</param>
/// <param name="TimersPerCpu">Timers that each CPU starts with.</param>
/// <param name="Hotplug">Whether CPUs go offline and come back.</param>
/// <param name="Isolation">Whether CPUs are isolated and taken back.</param>
/// <param name="BusyCpus">CPUs that run a task now and then.</param>
public sealed record SoakShape(
    ulong Seed, MachineOptions Options, int TimersPerCpu, bool Hotplug, bool Isolation, int BusyCpus)
{
    /// <summary>Draws a shape.</summary>
    public static SoakShape Draw(ulong seed)
    {
        var chance = new Random((int)seed);
        int cpus = 1 + chance.Next(chance.Next(4) == 0 ? 48 : 12);
        int nodes = 1 + chance.Next(Math.Min(4, cpus));
        bool dense = chance.Next(2) == 0;
        var options = new MachineOptions
        {
            Cpus = cpus,
            Nodes = nodes,
            NodeOf = dense ? null : cpu => cpu % nodes,
            ChildrenPerGroup = chance.Next(2) == 0 ? 4 : 8,
            Seed = seed,
            SkewTick = chance.Next(4) == 0,
            Highres = chance.Next(4) != 0,
            ClockError = chance.Next(3) == 0 ? Jitter(seed) : null,
            BringUpOrder = chance.Next(2) == 0 ? null
                : Enumerable.Range(1, cpus - 1).OrderBy(_ => chance.Next()).ToArray(),
        };

        return new SoakShape(
            seed, options, 1 + chance.Next(6), chance.Next(2) == 0, chance.Next(2) == 0,
            chance.Next(cpus + 1) / 2);
    }

    /// <summary>What it is, in a line.</summary>
    public override string ToString()
        => $"seed {Seed}: {Options.Cpus} cpus, {Options.Nodes} nodes"
            + $"{(Options.NodeOf == null ? "" : " in turn")}, {Options.ChildrenPerGroup} a group, "
            + $"{TimersPerCpu} timers a cpu, {BusyCpus} busy{(Hotplug ? ", hotplug" : "")}"
            + $"{(Isolation ? ", isolation" : "")}{(Options.Highres ? "" : ", highres=off")}"
            + $"{(Options.ClockError == null ? "" : ", skewed clocks")}";

    /// <summary>Clock interrupts up to 20 us late, or now and then a little early.</summary>
    private static Func<int, long, long> Jitter(ulong seed)
    {
        var chance = new Random((int)seed + 1);

        return (_, _) => chance.Next(10) == 0 ? -chance.Next(500) : chance.Next(20_000);
    }
}
