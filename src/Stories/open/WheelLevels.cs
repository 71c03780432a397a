// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// CPUs arm timers for every level of the wheel, near its edges and beyond its end, move them
/// between
/// levels, and go idle; each then fires in its time, hours or days later.
/// </summary>
public abstract unsafe class WheelLevels(string name) : RaceScenario
{
    private const int Levels = 9;

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary
        => "Two CPUs arm timers for every level of the wheel, and beyond its end.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoCpus;

    /// <inheritdoc/>
    public override long Horizon => 12_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new() { Files = ["timer_migration.c.cs", "/timer.c.cs"] };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => Enumerable.Range(0, 2).Select(cpu => new CpuProgram(cpu, "arms timers of all levels",
            () =>
        {
            int moved = Arm(Far(), cpu == 0 ? 0 : TIMER_PINNED);

            Arm(Far());
            Ledger.Modify(Arm(Far()), Rounded());
            consume_cpu(300_000 * Choose(5));
            Ledger.Modify(moved, jiffies + Far());
        })).ToList();

    /// <summary>The machine sleeps until the last one has fired.</summary>
    public override void Check(Machine machine)
    {
        machine.RunFor((long)(2 * WHEEL_TIMEOUT_MAX * TICK_NSEC));
        base.Check(machine);
    }

    /// <summary>
    /// A timeout at the lower edge of a level, just below it, or somewhere above.
    /// </summary>
    private static ulong Far()
    {
        int level = Choose(Levels + 1);
        ulong start = level == 0 ? 2 : level == Levels
            ? WHEEL_TIMEOUT_CUTOFF : LVL_START((uint)level);

        return start + (ulong)Choose(3) * (start / 3) - (ulong)Choose(2);
    }

    /// <summary>A time that is rounded to a whole second, by each function that does so.</summary>
    private static ulong Rounded()
    {
        ulong far = 300 + 700 * (ulong)Choose(3);
        ulong now = jiffies;
        int way = Choose(4);
        ulong rounded = way switch
        {
            0 => round_jiffies(now + far),
            1 => now + round_jiffies_relative(far),
            2 => round_jiffies_up(now + far),
            _ => now + round_jiffies_up_relative(far),
        };
        // Each CPU's second begins three jiffies after that of the one before it.
        ulong skew = 3 * (ulong)ThisCpu.context->cpu;

        Require((rounded + skew) % HZ == 0 || rounded == now + far, "I6",
            $"{now + far} is rounded to {rounded}");
        Require(way < 2 || time_after_eq(rounded, now + far), "I6",
            $"{now + far} is rounded up to {rounded}");
        Require(time_after(rounded, now), "I6",
            $"{now + far} is rounded to {rounded}, which has passed at {now}");
        return rounded;
    }
}

/// <summary>Some time after boot.</summary>
public sealed class WheelLevelsOfTwo() : WheelLevels("open-wheel-levels");

/// <summary>
/// The 32 low bits of jiffies run over while the CPUs do so, five minutes after boot.
/// </summary>
public sealed class WheelLevelsAtTheWrap() : WheelLevels("open-wheel-wrap")
{
    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        long ns = 0;

        machine.Inspect(0, () => ns = (long)((0x1_0000_0000 - jiffies) * TICK_NSEC));
        machine.RunFor(ns - 3_000_000 - (machine.Now % TICK_NSEC));
    }
}
