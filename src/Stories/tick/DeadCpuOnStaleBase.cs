// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// A CPU that was busy for a long time, so that nothing moved its wheel's clock, inherits the timers
/// of a dead one. They must be placed by the present, not by that clock.
/// </summary>
public sealed unsafe class DeadCpuOnStaleBase : Scenario
{
    private const int Timers = 32;

    /// <inheritdoc/>
    public override string Name => "r34-dead-cpu-stale-base";

    /// <inheritdoc/>
    public override string Summary
        => "The timers of a dead CPU move to a busy one whose wheel stands 5,000 jiffies in the past.";

    /// <inheritdoc/>
    public override MachineOptions Options => new() { Cpus = 2 };

    /// <summary>The busy task and the one that takes the CPU offline share CPU 0.</summary>
    public override long Horizon => 200_000_000;

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        _ = new TimerLedger(machine, slack: 4);
        machine.Spawn(0, "busy", () => consume_cpu(8_000 * TICK_NSEC));
        machine.RunFor(5_000 * TICK_NSEC);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine) =>
    [
        new(1, "arm timers", () => Arm(LedgerOf(machine))),
        new(0, "take cpu 1 offline", () => Require(remove_cpu(1) == 0, "I6", "cpu 1 does not go offline")),
    ];

    private static void Arm(TimerLedger ledger)
    {
        for (uint i = 0; i < Timers; i++)
            ledger.Modify(ledger.Create(i % 2 == 0 ? TIMER_PINNED : 0), jiffies + 40 + (i * 3));
    }

    /// <inheritdoc/>
    public override void Check(Machine machine)
    {
        machine.RunFor(1_500 * TICK_NSEC);
        machine.On(0, LedgerOf(machine).CheckOverdue);
        LedgerOf(machine).ThrowIfWrong();
        Require(LedgerOf(machine).Fired == Timers, "I6", $"{LedgerOf(machine).Fired} of {Timers} timers have fired");
    }
}
