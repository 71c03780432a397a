// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// A wheel whose only timer was deleted stays empty for longer than the wheel counts ahead. What it
/// then holds as its next expiry must not look like a timer that is due.
/// </summary>
public sealed unsafe class LongEmptyBase : Scenario
{
    /// <inheritdoc/>
    public override string Name => "r36-long-empty-base";

    /// <inheritdoc/>
    public override string Summary
        => "A machine without timers for two weeks is woken once, and must not tick after that.";

    /// <inheritdoc/>
    public override MachineOptions Options => new() { Cpus = 1 };

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        var ledger = new TimerLedger(machine);

        machine.RunFor(60_000 * TICK_NSEC);
        machine.On(0, () => ledger.Modify(ledger.Create(TIMER_PINNED), jiffies + 100));
        machine.On(0, () => ledger.Cancel(0));
        machine.RunFor(14L * 24 * 3600 * HZ * TICK_NSEC);
    }

    /// <inheritdoc/>
    public override void Check(Machine machine)
    {
        machine.On(0, () => { });
        ulong before = machine.Context(0)->irq_count;

        machine.RunFor(1_000 * TICK_NSEC);
        ulong taken = machine.Context(0)->irq_count - before;
        Require(taken == 0, "I9", $"{taken} interrupts were taken in a second without timers");
        LedgerOf(machine).ThrowIfWrong();
    }
}
