// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// The clock of a sleeping CPU interrupts a little before the time it was armed for. The same time
/// is then wanted again, and must be armed again.
/// </summary>
public sealed unsafe class EarlyTick : Scenario
{
    private const long Early = 10_000;

    /// <inheritdoc/>
    public override string Name => "r38-early-tick";

    /// <inheritdoc/>
    public override string Summary
        => "The clock interrupts 10 us early, once for each time that it is armed for.";

    /// <inheritdoc/>
    public override MachineOptions Options
    {
        get
        {
            var armed = new HashSet<long>();

            return new()
            {
                Cpus = 1,
                Highres = false,
                ClockError = (_, expires) => armed.Add(expires) ? -Early : 0,
            };
        }
    }

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        _ = new TimerLedger(machine, slack: 4);
        machine.RunFor(1_000 * TICK_NSEC);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine) =>
    [
        new(0, "arm a timer and sleep", () =>
            LedgerOf(machine).Modify(LedgerOf(machine).Create(TIMER_PINNED), jiffies + 500)),
    ];

    /// <inheritdoc/>
    public override void Check(Machine machine)
    {
        machine.RunFor(2_000 * TICK_NSEC);
        machine.On(0, LedgerOf(machine).CheckOverdue);
        LedgerOf(machine).ThrowIfWrong();
        Require(LedgerOf(machine).Fired == 1, "I6", $"the timer has fired {LedgerOf(machine).Fired} times");
    }
}
