// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// Of four CPUs one is isolated from boot on, one goes offline and comes back, and one or two are
/// being
/// isolated, each at any time; whoever is left, idle or busy, has to look after all timers.
/// </summary>
public sealed unsafe class LastActive : RaceScenario
{
    private const int Isolated = 3;
    private const int Coming = 2;

    /// <inheritdoc/>
    public override string Name => "open-last-active";

    /// <inheritdoc/>
    public override string Summary
        => "One of four CPUs is isolated, one goes and comes, one is being isolated: who is "
            + "left looks after all.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes with { Isolated = [Isolated] };

    /// <inheritdoc/>
    public override long Horizon => 150_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new()
    {
        Steps = 1_000_000,
        ClockInterrupts = 600,
        Hotplug = [Coming, Isolated, Coming, Isolated],
        Files = ["timer_migration.c.cs"],
    };

    /// <inheritdoc/>
    public override bool IsOver(Machine machine) => Ledger.IsQuiet && !machine.HotplugInFlight;

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(0, "isolates CPUs and puts them back", () =>
            {
                cpumask mask = default;

                Arm(2 + (ulong)Choose(3));
                consume_cpu(700_000 * Choose(4));
                cpumask_set_cpu(Isolated, &mask);
                cpumask_set_cpu((uint)(1 + Choose(2)), &mask);
                Require(tmigr_isolated_exclude_cpumask(&mask) == 0, "I13", "CPUs are not isolated");
                consume_cpu(700_000 * Choose(4));
                cpumask_clear(&mask);
                cpumask_set_cpu(Isolated, &mask);
                Require(tmigr_isolated_exclude_cpumask(&mask) == 0, "I13", "CPUs are not put back");
            }),
            new(1, "arms timers", Timers),
            new(Coming, "arms timers", Timers),
            new(Isolated, "arms timers", Timers),
        ];

    private void Timers()
    {
        Arm(1 + (ulong)Choose(5));
        consume_cpu(400_000 * Choose(4));
        Arm(1 + (ulong)Choose(8), (uint)Choose(2) * TIMER_PINNED);
    }
}

/// <summary>
/// With a full dynticks CPU, the CPU that keeps the time must stay whatever is isolated: it is
/// listed too.
/// </summary>
public sealed unsafe class IsolatedTimekeeper : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => "open-isolated-timekeeper";

    /// <inheritdoc/>
    public override string Summary
        => "All of three CPUs are to be isolated, one of which is nohz_full and one keeps the "
            + "time.";

    /// <inheritdoc/>
    public override MachineOptions Options
        => TwoNodes with { Cpus = 3, Possible = 3, Nodes = 1, NohzFull = [1] };

    /// <inheritdoc/>
    public override long Horizon => 40_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new()
    {
        AllocationFailures = 1,
        Files = ["timer_migration.c.cs", "/timer.c.cs", "/tick-sched.c.cs"],
    };

    /// <inheritdoc/>
    public override bool IsOver(Machine machine) => Ledger.IsQuiet;

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(1, "isolates all and puts them back", () =>
            {
                cpumask mask = default;

                Arm(2 + (ulong)Choose(3));
                for (uint cpu = 0; cpu < 3; cpu++)
                    cpumask_set_cpu(cpu, &mask);
                int error = tmigr_isolated_exclude_cpumask(&mask);

                Require(error is 0 or -ENOMEM, "I13", $"CPUs are not isolated: {error}");
                Require(cpumask_weight(tmigr_available_cpumask) != 0, "I4",
                    "nobody is left in the hierarchy");
                consume_cpu(700_000 * Choose(4));
                cpumask_clear(&mask);
                error = tmigr_isolated_exclude_cpumask(&mask);
                Require(error is 0 or -ENOMEM, "I13", $"CPUs are not put back: {error}");
            }),
            new(0, "arms timers", Timers),
            new(2, "arms timers", Timers),
        ];

    private void Timers()
    {
        Arm(1 + (ulong)Choose(5));
        consume_cpu(500_000 * Choose(5));
        Arm(2 + (ulong)Choose(5));
    }
}
