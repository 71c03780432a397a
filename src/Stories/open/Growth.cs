// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// CPUs of other nodes, or of a full one, come up one after the other while those that are up wake,
/// sleep, arm timers and have them expired: the tree grows above an old root.
/// </summary>
/// <param name="name">What follows open-grow- in its name.</param>
/// <param name="nodes">Node of each CPU.</param>
/// <param name="boot">CPUs that are up at the start, from 0.</param>
/// <param name="coming">CPUs that come up, in order; one that did not for want of memory is tried
/// again.</param>
public abstract unsafe class Growth(string name, int[] nodes, int boot, int[] coming) : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => $"open-grow-{name}";

    /// <inheritdoc/>
    public override string Summary
        => $"CPUs {string.Join(", ", coming)} come up, and the tree grows, while {boot} arm "
            + "timers and sleep.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes with
    {
        Cpus = boot,
        Possible = nodes.Length,
        Nodes = nodes.Max() + 1,
        NodeOf = cpu => nodes[cpu],
    };

    /// <inheritdoc/>
    public override long Horizon => 60_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new()
    {
        Steps = 1_000_000,
        ClockInterrupts = 400,
        Files = ["timer_migration.c.cs"],
    };

    /// <inheritdoc/>
    public override bool IsOver(Machine machine) => Ledger.IsQuiet && !machine.HotplugInFlight;

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => Enumerable.Range(0, boot).Select(cpu => new CpuProgram(cpu, "arms timers and sleeps",
            () =>
        {
            if (cpu == boot - 1)
                BringUp();
            for (int i = 0; i < 2; i++)
            {
                Arm(1 + (ulong)Choose(4));
                consume_cpu(300_000 * Choose(5));
            }
        })).ToList();

    /// <summary>Every CPU is part of the tree, and has its timers expired by others.</summary>
    public override void Check(Machine machine)
    {
        foreach (int cpu in coming)
        {
            machine.On(0, () => Require(cpu_online((uint)cpu) || cpu_up((uint)cpu) == 0, "I10",
                $"cpu{cpu} does not come up"));
            machine.On(cpu, () => Arm(3));
        }
        base.Check(machine);
    }

    /// <summary>Whether a CPU may fail to come up.</summary>
    protected virtual bool MayFail => false;

    private void BringUp()
    {
        foreach (int cpu in coming)
        {
            consume_cpu(200_000 * Choose(8));
            int error = cpu_up((uint)cpu);

            Require(error == 0 || MayFail, "I10", $"cpu{cpu} does not come up: {error}");
            if (error == 0)
                ThisCpu.machine!.InterruptNow(cpu, () => Arm(1 + (ulong)Choose(4)));
        }
    }
}

/// <summary>A node's first CPU, beside a group that is the root.</summary>
public sealed class GrowthByOne() : Growth("one", [0, 0, 1, 1], 2, [2]);

/// <summary>A node's second group: its first one is full.</summary>
public sealed class GrowthOfAFullGroup() : Growth("full", [0, 0, 0, 0, 0, 0], 4, [4]);

/// <summary>Where a node may have two levels, its first CPU makes the tree grow by two.</summary>
public sealed class GrowthByTwo() : Growth("two", [0, 0, 1, 1, 0, 0, 0, 1, 1, 1], 2, [2]);

/// <summary>First a node fills up, and then another one comes.</summary>
public sealed class GrowthTwice() : Growth("twice", [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], 4, [4, 5]);

/// <summary>Three nodes, one after the other, the last beside an old root.</summary>
public sealed class GrowthOfThreeNodes() : Growth("nodes", [0, 0, 1, 2, 1, 2], 2, [3, 2]);

/// <summary>
/// Every allocation on the way may find no memory, once or twice, and the CPU is tried again.
/// </summary>
/// <param name="name">What follows open-grow- in its name.</param>
/// <param name="nodes">Node of each CPU.</param>
/// <param name="boot">CPUs that are up at the start, from 0.</param>
/// <param name="coming">CPUs that come up, in order.</param>
public abstract unsafe class GrowthUnderFailure(string name, int[] nodes, int boot, int[] coming)
    : Growth(name, nodes, boot, coming)
{
    /// <inheritdoc/>
    public override RunLimits Limits
        => base.Limits with { AllocationFailures = 2, MayFail = IsOfTheTree };

    /// <inheritdoc/>
    protected override bool MayFail => true;

    /// <summary>Groups, and the stack of them that is kept while they are made.</summary>
    private static bool IsOfTheTree(SlabRequest request)
        => request.Size == (ulong)sizeof(tmigr_group) || request.Size <= 4 * (ulong)sizeof(nint);
}

/// <summary>A root above two groups, one of them new.</summary>
public sealed class GrowthByOneUnderFailure()
    : GrowthUnderFailure("one-failing", [0, 0, 1, 1], 2, [2, 2, 3]);

/// <summary>Two levels above an old root, and two below the new one.</summary>
public sealed class GrowthByTwoUnderFailure()
    : GrowthUnderFailure("two-failing", [0, 0, 1, 1, 0, 0, 0, 1, 1, 1], 2, [2, 2, 3]);
