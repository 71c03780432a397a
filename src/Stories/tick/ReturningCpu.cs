// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// A CPU goes offline with a timer pending and returns much later. Its wheel must not remember when
/// that timer was due, or the first timers it gets are placed by a clock of the past.
/// </summary>
public sealed unsafe class ReturningCpu : Scenario
{
    private const int FirstOfReturn = 1;
    private const int Timers = 16;

    /// <inheritdoc/>
    public override string Name => "r35-returning-cpu";

    /// <inheritdoc/>
    public override string Summary
        => "A CPU is offline for 5,000 jiffies and arms timers as soon as it is back.";

    /// <inheritdoc/>
    public override MachineOptions Options => new() { Cpus = 2 };

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        var ledger = new TimerLedger(machine, slack: 4);

        machine.On(0, () =>
        {
            for (int i = 0; i < FirstOfReturn + Timers; i++)
                ledger.Create(TIMER_PINNED);
        });
        machine.On(1, () => ledger.Modify(0, jiffies + 10));
        machine.On(0, () =>
        {
            Require(remove_cpu(1) == 0, "I6", "cpu 1 does not go offline");
            Require(cpuhp_setup_state_nocalls(CPUHP_AP_ONLINE_DYN, "scenario:return", &OnReturn, null) >= 0,
                "I6", "no hotplug state is free");
        });
        machine.RunFor(5_000 * TICK_NSEC);
    }

    private static int OnReturn(uint cpu)
    {
        TimerLedger ledger = LedgerOf(ThisCpu.machine!);

        for (uint i = 0; i < Timers; i++)
            ledger.Modify((int)(FirstOfReturn + i), jiffies + 40 + (i * 3));
        return 0;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine) =>
    [
        new(0, "bring cpu 1 back", () => Require(add_cpu(1) == 0, "I6", "cpu 1 does not come back")),
    ];

    /// <inheritdoc/>
    public override void Check(Machine machine)
    {
        machine.RunFor(1_500 * TICK_NSEC);
        machine.On(0, LedgerOf(machine).CheckOverdue);
        LedgerOf(machine).ThrowIfWrong();
        Require(LedgerOf(machine).Fired == FirstOfReturn + Timers, "I6",
            $"{LedgerOf(machine).Fired} of {FirstOfReturn + Timers} timers have fired");
    }
}
