// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// CPUs wake, arm a timer each and go idle on a machine that was told to run its clocks
/// otherwise.
/// </summary>
public abstract class OtherClocks(string name, string how) : RaceScenario
{
    /// <inheritdoc/>
    public override string Name => $"open-{name}";

    /// <inheritdoc/>
    public override string Summary => $"Four CPUs wake, arm timers and go idle {how}.";

    /// <inheritdoc/>
    public override long Horizon => 10_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new()
    {
        ClockErrors = 1,
        CpuStalls = 1,
        Files = ["timer_migration.c.cs", "/timer.c.cs", "/tick-sched.c.cs"],
    };

    /// <summary>A third of the longest time that a CPU is busy, ns.</summary>
    protected virtual long BusyNs => 400_000;

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => Enumerable.Range(0, 4).Select(cpu => new CpuProgram(cpu, "arms timers", () =>
        {
            Arm(1 + (ulong)Choose(4));
            consume_cpu(BusyNs * Choose(4));
            Arm(1 + (ulong)Choose(4), (uint)Choose(2) * TIMER_PINNED);
        })).ToList();
}

/// <summary>The tick is a clock event, and no hrtimer.</summary>
public sealed class LowResolution() : OtherClocks("lowres", "with low resolution timers")
{
    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes with { Highres = false };
}

/// <summary>Every CPU's tick comes at a time of its own.</summary>
public sealed class SkewedTicks()
    : OtherClocks("skewed-ticks", "with their ticks spread over the jiffy")
{
    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes with { SkewTick = true };
}

/// <summary>The governor keeps the tick in some sleeps.</summary>
public sealed class KeptTicks() : OtherClocks("kept-ticks", "and some sleeps keep the tick")
{
    /// <inheritdoc/>
    public override MachineOptions Options
        => TwoNodes with { StopTick = static (cpu, ns) => (ns / 1_000_000 + cpu) % 3 != 0 };
}

/// <summary>A clock that can be programmed for no more than three ticks ahead.</summary>
public sealed class ShortClock() : OtherClocks("short-clock", "with clocks of a short range")
{
    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes with { ClockMaxDeltaNs = 3_000_000 };
}

/// <summary>The tick never stops.</summary>
public sealed class PeriodicTicks() : OtherClocks("nohz-off", "with ticks that never stop")
{
    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes with { Nohz = false };
}

/// <summary>There is no hierarchy, as where it found no memory at boot.</summary>
public sealed class NoHierarchy() : OtherClocks("no-hierarchy", "on their own")
{
    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes with { TimerMigration = false };
}

/// <summary>A CPU, the one that keeps the time maybe, stands still for many ticks.</summary>
public sealed class LongStalls()
    : OtherClocks("long-stalls", "while one stands still for nine ticks")
{
    /// <inheritdoc/>
    public override MachineOptions Options => TwoNodes;

    /// <inheritdoc/>
    public override long Horizon => 40_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => base.Limits with { CpuStallNs = 9_000_000 };

    /// <summary>Others have ticks while it does.</summary>
    protected override long BusyNs => 4_000_000;

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        Ledger.Slack = 24;
    }
}
