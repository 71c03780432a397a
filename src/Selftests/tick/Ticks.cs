// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Tick;

/// <summary>What the tick's selftests share: units, and looks into a machine that does not run.</summary>
internal static unsafe class Ticks
{
    public const long Microsecond = 1_000;
    public const long Jiffy = Wheels.Jiffy;
    public const long Second = 1_000_000_000;

    /// <summary>Interrupts that a CPU has taken since boot.</summary>
    public static ulong Interrupts(Machine machine, int cpu) => machine.Context(cpu)->irq_count;

    /// <summary>Interrupts that a CPU takes while the machine runs for <paramref name="ns"/>.</summary>
    public static ulong InterruptsIn(Machine machine, int cpu, long ns)
    {
        ulong before = Interrupts(machine, cpu);

        machine.RunFor(ns);
        return Interrupts(machine, cpu) - before;
    }

    /// <summary>Whether these are the ticks of a second, but for one at either end.</summary>
    public static bool AreOfASecond(ulong ticks) => ticks is >= HZ - 1 and <= HZ + 1;

    /// <summary>Which CPU advances jiffies, or one of the TICK_DO_TIMER_* values.</summary>
    public static int DoTimerCpu(Machine machine) => Read(machine, 0, () => tick_do_timer_cpu);

    /// <summary>Whether the tick of a CPU is stopped.</summary>
    public static bool Stopped(Machine machine, int cpu)
        => Read(machine, cpu, () => tick_nohz_tick_stopped());

    /// <summary>A value of the machine's memory, as one CPU sees it.</summary>
    public static T Read<T>(Machine machine, int cpu, Func<T> what)
    {
        T value = default!;

        machine.Inspect(cpu, () => value = what());
        return value;
    }

    /// <summary>Starts a task that keeps a CPU busy for <paramref name="ns"/>.</summary>
    public static void Busy(Machine machine, int cpu, long ns, bool user = false)
        => machine.Spawn(cpu, "busy", () => consume_cpu(ns, user));

    /// <summary>A number from 0 on below <paramref name="below"/> that depends on the arguments alone.</summary>
    public static long Scatter(int cpu, long time, long below)
    {
        ulong mixed = ((ulong)time ^ ((ulong)cpu << 48)) * 0x9e3779b97f4a7c15;

        mixed ^= mixed >> 29;
        return (long)(mixed * 0xbf58476d1ce4e5b9 >> 33) % below;
    }
}
