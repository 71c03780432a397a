// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.IO;
using Linux.Executions;
using Linux.Hardware;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Timers of a length for each level of the wheel, armed at many jiffies.</summary>
internal sealed class FiresLate : Question
{
    private const int Tries = 24;

    private static readonly (string Text, double Seconds)[] s_lengths =
    [
        ("10 ms", 0.01), ("100 ms", 0.1), ("1 s", 1), ("10 s", 10), ("1 min", 60),
        ("10 min", 600), ("1 h", 3600),
        ("1 day", 86400),
    ];

    public override string Name => "late";

    public override string Asks => "Why does a timer fire later than it was armed for?";

    public override void Answer(TextWriter output)
    {
        output.WriteLine($"HZ {HZ}");
        output.WriteLine("armed for   jiffies  level  a bucket, jiffies  most late, jiffies  "
            + "most late, %");
        foreach ((string text, double seconds) in s_lengths)
        {
            ulong length = (ulong)(seconds * HZ);
            (ulong late, uint index) = MostLate(length);
            uint level = (uint)(index / LVL_SIZE);

            output.WriteLine($"{text,9}{length,10}{level,7}{LVL_GRAN(level),19}{late,20}"
                + $"{100.0 * late / length,14:0.0}");
        }
    }

    /// <summary>Jiffies after the one that it was armed for, and where it stood.</summary>
    private static (ulong Late, uint Index) MostLate(ulong length)
    {
        using Machine machine = Simulation.Boot(new MachineOptions { CheckInvariants = false });
        ulong most = 0;
        uint index = 0;
        ulong due = 0;
        bool fired = false;
        var ledger = new TimerLedger(machine);
        int timer = 0;

        ledger.OnFire = _ =>
        {
            most = Math.Max(most, jiffies - due);
            fired = true;
        };
        machine.On(0, () => timer = ledger.Create());
        for (int i = 0; i < Tries; i++)
        {
            // So that the next arming is at another place in the bucket.
            machine.RunFor((long)(length / 7 + (ulong)i * 13 + 1) * TICK_NSEC);
            machine.On(0, () =>
            {
                due = jiffies + length;
                ledger.Modify(timer, due);
                unsafe
                {
                    index = timer_get_idx(ledger.Timer(timer));
                }
            });
            fired = false;
            machine.RunUntil(() => fired);
        }
        return (most, index);
    }
}
