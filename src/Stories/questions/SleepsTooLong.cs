// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.IO;
using System.Linq;
using Linux.Executions;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>msleep() of each length, begun all over a jiffy.</summary>
internal sealed class SleepsTooLong : Question
{
    private const int Phases = 32;
    private const double NsOfAMs = 1e6;

    private static readonly uint[] s_lengths = [1, 5, 10, 20, 50, 100, 1000];

    public override string Name => "msleep";

    public override string Asks => "Why does msleep() take so much longer than it was told?";

    public override void Answer(TextWriter output)
    {
        using Machine machine = Simulation.Boot(new MachineOptions { CheckInvariants = false });
        long[][] took = [.. s_lengths.Select(static _ => new long[Phases])];

        // Boot is over by then.
        machine.RunFor(Second);
        machine.On(0, () =>
        {
            // The first one begins wherever the machine stands, all others at a tick.
            msleep(1);
            for (int i = 0; i < s_lengths.Length; i++)
            {
                for (int phase = 0; phase < Phases; phase++)
                {
                    // After a sleep the CPU is at a tick; it goes on by a part of a jiffy.
                    ulong us = (ulong)(TICK_NSEC / 1000 * phase / Phases) + 1;
                    usleep_range_state(us, us, TASK_UNINTERRUPTIBLE);
                    long begin = machine.Now;
                    msleep(s_lengths[i]);
                    took[i][phase] = machine.Now - begin;
                }
            }
        });
        output.WriteLine($"HZ {HZ}: a jiffy is {TICK_NSEC / NsOfAMs:0.###} ms");
        output.WriteLine("msleep(ms)  jiffies armed  least ms    mean ms    most ms");
        for (int i = 0; i < s_lengths.Length; i++)
        {
            long[] one = took[i];

            output.WriteLine($"{s_lengths[i],10}{msecs_to_jiffies(s_lengths[i]),15}"
                + $"{one.Min() / NsOfAMs,10:0.000}{one.Average() / NsOfAMs,11:0.000}"
                + $"{one.Max() / NsOfAMs,11:0.000}");
        }
    }
}
