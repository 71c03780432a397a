// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>A CPU of a second node comes up while the old root's CPUs go idle and wake.</summary>
public unsafe class HotplugActivates : RaceScenario
{
    private const cpuhp_state BeforeTheHierarchy = cpuhp_state.CPUHP_AP_PERF_CSKY_ONLINE;
    private const long Meeting = 120_000_000;

    /// <inheritdoc/>
    public override string Name => "r24-hotplug-activates";

    /// <inheritdoc/>
    public override string Summary
        => "A CPU of a new node comes up while a CPU under the old root goes idle.";

    /// <inheritdoc/>
    public override MachineOptions Options => SecondNodeOffline;

    /// <inheritdoc/>
    public override long Horizon => 200_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new()
    {
        Steps = 400_000,
        Files = ["timer_migration.c.cs"],
    };

    /// <summary>CPU 2 does nothing until CPU 0 is about to go idle, and sleeps once it is part of the tree.</summary>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        machine.On(0, () =>
        {
            Kernel.cpuhp_setup_state_nocalls(BeforeTheHierarchy, "scenario:meet", &Meet, null);
            Kernel.cpuhp_setup_state_nocalls(cpuhp_state.CPUHP_AP_ONLINE_DYN, "scenario:sleep", &Sleep, null);
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => [Bring(1, 2), new(0, "goes idle while cpu2 joins", WaitForTheMeeting)];

    /// <inheritdoc/>
    public override void Check(Machine machine)
    {
        machine.On(2, () => Arm(9));
        base.Check(machine);
    }

    private static void WaitForTheMeeting()
        => Kernel.consume_cpu(Meeting - ThisCpu.machine!.Now);

    private static int Meet(uint cpu)
    {
        WaitForTheMeeting();
        return 0;
    }

    private static int Sleep(uint cpu)
    {
        Kernel.msleep(9);
        return 0;
    }

    /// <summary>A program of <paramref name="by"/> that brings <paramref name="cpu"/> up.</summary>
    protected static CpuProgram Bring(int by, uint cpu) => new(by, $"brings cpu{cpu} up", () =>
    {
        int error = Kernel.cpu_up(cpu);

        Require(error == 0, "I10", $"cpu{cpu} does not come up: {error}");
    });
}

/// <summary>The same with the walk from below on its way while the new root appears.</summary>
public sealed unsafe class HotplugUnderWalk : HotplugActivates
{
    /// <inheritdoc/>
    public override string Name => "r25-hotplug-under-walk";

    /// <inheritdoc/>
    public override string Summary
        => "A CPU wakes, and walks up, while a new root is put over its group.";

    /// <inheritdoc/>
    public override long Horizon => 8_000_000;

    /// <inheritdoc/>
    public override void SetUp(Machine machine) => SettleWithLedger(machine);

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(1, "prepares cpu2", () =>
                Require(Kernel.tmigr_cpu_prepare(2) == 0, "I10", "cpu2 is not prepared")),
            WakeAndSleep(0),
        ];

    /// <inheritdoc/>
    public override void Check(Machine machine)
    {
        machine.On(1, () => Require(Kernel.cpu_up(2) == 0, "I10", "cpu2 does not come up"));
        base.Check(machine);
    }
}
