// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Port.Theory;

/// <summary>Drawings of the wheel, computed by calc_wheel_index() and the constants of timer.c.</summary>
internal static unsafe class WheelDrawings
{
    private static readonly ulong[] s_timeouts = [0, 1, 10, 62, 63, 100, 511, 512, 1000, 5000, 60000, 3600000];

    /// <summary>A level a line: jiffies a bucket, first and last timeout, the latest that it fires.</summary>
    public static void Levels(TextWriter output)
    {
        output.WriteLine($"{"level",5}{"jiffies a bucket",18}{"timeouts from",15}{"to",12}{"late by at most",17}");
        foreach (WheelLevel level in Levels())
        {
            string late = level.Level == 0 ? "-" : $"{100.0 * level.Granularity / level.First:0.0} %";

            output.WriteLine($"{level.Level,5}{level.Granularity,18}{level.First,15}{level.Last,12}{late,17}");
        }
    }

    /// <summary>A timeout a line, armed when the wheel's clock stands at 1000.</summary>
    public static void Placement(TextWriter output)
    {
        output.WriteLine($"{"timeout",9}{"expires",10}{"level",7}{"bucket",8}{"fires at",10}{"late by",9}");
        foreach (WheelPlacement timer in Placements())
        {
            output.WriteLine($"{timer.Timeout,9}{timer.Expires,10}{timer.Level,7}{timer.Bucket,8}"
                + $"{timer.Fires,10}{timer.Fires - timer.Expires,9}");
        }
    }

    /// <summary>What <see cref="Levels(TextWriter)"/> prints.</summary>
    public static List<WheelLevel> Levels()
    {
        var levels = new List<WheelLevel>();

        for (uint level = 0; level < LVL_DEPTH; level++)
            levels.Add(new(level, LVL_GRAN(level), level == 0 ? 0 : LVL_START(level), LVL_START(level + 1) - 1));
        return levels;
    }

    /// <summary>What <see cref="Placement(TextWriter)"/> prints.</summary>
    public static List<WheelPlacement> Placements()
    {
        const ulong Clock = 1000;
        var timers = new List<WheelPlacement>();

        using var machine = Simulation.Boot(new MachineOptions());
        machine.Inspect(0, () =>
        {
            foreach (ulong timeout in s_timeouts)
            {
                ulong fires;
                uint index = (uint)calc_wheel_index(Clock + timeout, Clock, &fires);

                timers.Add(new(timeout, Clock + timeout, index / (uint)LVL_SIZE, index % (uint)LVL_SIZE, fires));
            }
        });
        return timers;
    }
}
