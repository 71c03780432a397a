// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// CPUs arm and delete one and the same timer, so that it goes from wheel to wheel, while it may fire and while the
/// hierarchy looks after it.
/// </summary>
public abstract class SharedTimer(int cpus, int nodes) : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => $"open-shared-timer-{cpus}";

    /// <inheritdoc/>
    public override string Summary
        => $"{cpus} CPUs arm, move and delete the same timer, and go idle.";

    /// <inheritdoc/>
    public override MachineOptions Options
        => TwoNodes with { Cpus = cpus, Possible = cpus, Nodes = nodes };

    /// <inheritdoc/>
    public override long Horizon => 15_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits
        => new() { CpuStalls = 1, Files = ["timer_migration.c.cs", "/timer.c.cs"] };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
    {
        int shared = -1;

        machine.On(0, () => shared = Ledger.Create());
        return Enumerable.Range(0, cpus).Select(cpu => new CpuProgram(cpu, "arms and deletes the timer", () =>
        {
            Ledger.Modify(shared, jiffies + 1 + (ulong)Choose(3));
            consume_cpu(500_000 * Choose(4));
            if (Choose(2) != 0)
                Ledger.Cancel(shared, sync: true);
            else
                Ledger.Modify(shared, jiffies + 2 + (ulong)cpu);
        })).ToList();
    }
}

/// <summary>Two CPUs, one group.</summary>
public sealed class SharedTimerTwo() : SharedTimer(2, 1);

/// <summary>Four CPUs, two groups and a root.</summary>
public sealed class SharedTimerFour() : SharedTimer(4, 2);
