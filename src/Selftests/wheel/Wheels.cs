// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>What the wheel's selftests share.</summary>
internal static unsafe class Wheels
{
    /// <summary>Nanoseconds of a jiffy.</summary>
    public const long Jiffy = 1_000_000_000 / HZ;

    public const int Levels = (int)LVL_DEPTH;

    /// <summary>
    /// A machine that has booted and seen a few ticks. The first update of jiffies after the switch to
    /// one-shot ticks counts a tick too many for one jiffy where the clock is exactly aligned.
    /// </summary>
    public static Machine Boot(MachineOptions? options = null)
    {
        var machine = Simulation.Boot(options ?? new MachineOptions());
        machine.On(0, () => consume_cpu(5 * Jiffy));
        return machine;
    }

    /// <summary>Jiffies that a bucket of the level spans.</summary>
    public static ulong Granularity(int level) => 1UL << (3 * level);

    /// <summary>The smallest timeout, in jiffies, that goes to the level; of one too many: the wheel's end.</summary>
    public static ulong Start(int level) => level == 0 ? 0 : 63UL << (3 * (level - 1));

    public static int LevelOf(int index) => index / (int)LVL_SIZE;

    /// <summary>A base of a CPU; the caller is on the machine.</summary>
    public static timer_base* Base(int cpu, int index) => per_cpu_ptr(ref timer_bases[index], cpu);

    /// <summary>When the bucket of a timer that was armed just now expires, in jiffies.</summary>
    public static ulong Bucket(timer_list* timer)
    {
        ulong bucket;
        calc_wheel_index(timer->expires, get_timer_base(timer->flags)->clk, &bucket);
        return bucket;
    }

    /// <summary>A timeout in jiffies that goes to the level: its edges first, then random ones.</summary>
    public static ulong Timeout(Random random, int level, int number)
    {
        ulong start = Start(level);
        ulong end = Start(level + 1) - 1;
        return number switch
        {
            0 => start,
            1 => start + 1,
            2 => end,
            3 => end - 1,
            _ => start + (ulong)random.NextInt64((long)(end - start + 1)),
        };
    }

    /// <summary>Runs a task on the CPU to its end, then checks that nothing warned.</summary>
    public static void On(SelftestContext t, Machine machine, int cpu, Action body)
    {
        machine.On(cpu, body);
        NoWarnings(t, machine);
    }

    /// <summary>Checks that the machine recorded no warning.</summary>
    public static void NoWarnings(SelftestContext t, Machine machine)
    {
        foreach (Warning warning in machine.Warnings.All)
            t.Fail($"warning at {warning.File}:{warning.Line} on cpu {warning.Cpu}: {warning.Text}");
        t.Check(machine.Warnings.All.Count == 0, "the machine warned");
    }

    /// <summary>Checks for exactly one warning in a file, and forgets it.</summary>
    public static void OneWarning(SelftestContext t, Machine machine, string file)
    {
        IReadOnlyList<Warning> all = machine.Warnings.All;
        t.Equal(1, all.Count, "the number of warnings");
        if (all.Count > 0)
            t.Check(all[0].File.EndsWith(file, StringComparison.Ordinal), $"it came from {all[0].File}");
        machine.Warnings.Clear();
    }
}
