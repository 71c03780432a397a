// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Observers;

namespace Linux.Stories;

/// <summary>Something for a whole machine to do, without end, from a seed.</summary>
public abstract class Workload
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it stands for, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>Every workload, in the order in which they are listed.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new IdleWorkload(),
        new BusyWorkload(),
        new PeriodicWorkload(),
        new QuarterBusyWorkload(),
        new NetworkWorkload(),
        new NohzFullWorkload(),
        new HotplugWorkload(),
    ];

    /// <summary>The workload called <paramref name="name"/>, or null.</summary>
    public static Workload? Named(string name) => All.FirstOrDefault(w => w.Name == name);

    /// <summary>The machine that it needs, made from the one that was asked for.</summary>
    public virtual MachineOptions Adjust(MachineOptions options) => options;

    /// <summary>Sets it going on a booted machine that does not run.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="ledger">The ledger in which its timers are kept.</param>
    public abstract void Start(Machine machine, TimerLedger ledger);

    /// <summary>Numbers by chance that depend on nothing but the machine's seed.</summary>
    protected static Random Chance(Machine machine) => new((int)machine.Options.Seed);
}
