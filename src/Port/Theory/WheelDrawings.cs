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
        for (uint level = 0; level < LVL_DEPTH; level++)
        {
            ulong first = level == 0 ? 0 : LVL_START(level);
            ulong last = LVL_START(level + 1) - 1;
            string late = level == 0 ? "-" : $"{100.0 * LVL_GRAN(level) / first:0.0} %";

            output.WriteLine($"{level,5}{LVL_GRAN(level),18}{first,15}{last,12}{late,17}");
        }
    }

    /// <summary>A timeout a line, armed when the wheel's clock stands at 1000.</summary>
    public static void Placement(TextWriter output)
    {
        const ulong Clock = 1000;

        using var machine = Simulation.Boot(new MachineOptions());
        output.WriteLine($"{"timeout",9}{"expires",10}{"level",7}{"bucket",8}{"fires at",10}{"late by",9}");
        machine.Inspect(0, () =>
        {
            foreach (ulong timeout in s_timeouts)
            {
                ulong expires = Clock + timeout;
                ulong fires;
                uint index = (uint)calc_wheel_index(expires, Clock, &fires);

                output.WriteLine($"{timeout,9}{expires,10}{index / LVL_SIZE,7}{index % LVL_SIZE,8}"
                    + $"{fires,10}{fires - expires,9}");
            }
        });
    }
}
