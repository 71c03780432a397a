// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>
/// The two CPUs of a group go idle, the first with a timer. Nobody is awake elsewhere, so that what the
/// second one finds on its way to the root decides whether anybody wakes for that timer.
/// </summary>
public class SiblingSleeps : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "finding-sibling-sleeps";

    /// <inheritdoc/>
    public override string Summary
        => "Two CPUs of a group go idle, one of them with a timer, while all others sleep.";

    /// <summary>Three CPUs, the third on a node of its own: the smallest group that has a parent.</summary>
    public override MachineOptions Options => TwoNodes with
    {
        Cpus = 3,
        Possible = 3,
        NodeOf = static cpu => cpu / 2,
    };

    /// <inheritdoc/>
    public override long Horizon => 3_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new() { Files = ["timer_migration.c.cs"], Stalls = 0 };

    /// <summary>Both are awake for half a millisecond, so that they leave together.</summary>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(0, "arms a timer and goes idle", () =>
            {
                Arm(20);
                Kernel.consume_cpu(500_000);
            }),
            Stay(1, 500_000),
        ];
}

/// <summary>
/// The same without the invariants, as the timer's user sees it, and with the other node busy: its CPU is the
/// root's migrator, and expires what the root knows of.
/// </summary>
public sealed class SiblingSleepsForLong : SiblingSleeps
{
    private const long LongTime = 1_000_000_000;

    /// <inheritdoc/>
    public override string Name => "finding-sibling-sleeps-late";

    /// <inheritdoc/>
    public override string Summary
        => "The same while a CPU elsewhere is busy: a second later a timer due in 20 ms has fired.";

    /// <inheritdoc/>
    public override MachineOptions Options => base.Options with { CheckInvariants = false };

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        Occupy(machine, 2, LongTime + 100_000_000);
    }

    /// <inheritdoc/>
    public override void Check(Machine machine)
    {
        machine.RunFor(LongTime);
        base.Check(machine);
    }
}
