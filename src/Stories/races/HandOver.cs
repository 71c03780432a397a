// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// The last active CPU leaves the hierarchy, a sibling of the CPU that is to take over goes idle with a timer just
/// before, and that CPU takes a clock interrupt at the same time.
/// </summary>
public sealed unsafe class HandOver : RaceScenario
{
    private const int Leaver = 3;
    private const int EarlyNs = 20_000;
    private const long Meeting = 3_000_000 - EarlyNs;

    /// <inheritdoc/>
    public override string Name => "r22-hand-over";

    /// <inheritdoc/>
    public override string Summary
        => "The last active CPU is isolated while the next one takes a clock interrupt and its sibling goes idle.";

    /// <summary>
    /// CPU 0's clock interrupts early, once for each time that it is armed for. Without high resolution timers that is
    /// a tick, which finds no timer due, and looks at the hierarchy for that reason alone.
    /// </summary>
    public override MachineOptions Options
    {
        get
        {
            var armed = new HashSet<long>();

            return TwoNodes with
            {
                Highres = false,
                ClockError = (cpu, expires) => cpu == 0 && armed.Add(expires) ? -EarlyNs : 0,
            };
        }
    }

    /// <inheritdoc/>
    public override long Horizon => 6_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new() { Stalls = 0, Files = ["/timer_migration.c.cs"] };

    /// <summary>
    /// CPU 0's timer is due 3 ms after the start, and the others are awake up to when its clock fires. By then that
    /// timer has been deleted, so that nothing else wakes CPU 0 again.
    /// </summary>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
    {
        int pinned = 0;

        return
        [
            new(0, "sleeps up to a pinned timer", () => pinned = Arm(1, TIMER_PINNED)),
            new(1, "deletes that timer, arms one and goes idle", () =>
            {
                consume_cpu(1_000_000);
                Ledger.Cancel(pinned);
                Arm(20);
                consume_cpu(Meeting - 1_000_000);
            }),
            new(Leaver, "leaves the hierarchy", () =>
            {
                cpumask mask = default;

                cpumask_set_cpu(Leaver, &mask);
                consume_cpu(Meeting);
                int error = tmigr_isolated_exclude_cpumask(&mask);
                Require(error == 0, "I13", $"cpu{Leaver} is not isolated: {error}");
            }),
        ];
    }
}
