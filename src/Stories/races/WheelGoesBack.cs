// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>A pinned timer is put on a CPU's wheel while that wheel expires timers.</summary>
public sealed unsafe class WheelGoesBack : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "r33-wheel-goes-back";

    /// <inheritdoc/>
    public override string Summary
        => "A CPU puts a pinned timer on another's wheel while a callback of that wheel runs.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoCpus;

    /// <inheritdoc/>
    public override long Horizon => 20_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new() { Files = ["/timer.c.cs"] };

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        machine.On(0, () => Arm(3, TIMER_PINNED));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            Stay(0, 6_000_000),
            new(1, "puts timers on cpu0", () =>
            {
                timer_base* wheel = per_cpu_ptr(ref timer_bases[BASE_LOCAL], 0);

                for (int i = 0; i < 6; i++)
                {
                    int timer = Ledger.Create(TIMER_PINNED);
                    ulong before = wheel->clk;

                    Ledger.AddOn(timer, jiffies + 40, 0);
                    ulong after = wheel->clk;
                    Require(!time_before(after, before), "I14",
                        $"the clock of cpu0's wheel went back from {before} to {after}");
                    consume_cpu(1_000_000);
                }
            }),
        ];
}
