// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.IO;
using System.Linq;
using Linux.Executions;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>The same sleep by the wheel, by an exact hrtimer, and by one with slack.</summary>
internal sealed unsafe class SlackOrWheel : Question
{
    private const int Tries = 16;
    private const double NsOfAUs = 1e3;

    /// <summary>What a task has unless prctl(PR_SET_TIMERSLACK) says otherwise.</summary>
    private const ulong UsualSlack = 50_000;

    /// <summary>Another timer of the CPU comes so long after each sleep is due, in ns.</summary>
    private const long Neighbour = 40_000;

    private static readonly uint[] s_lengths = [1, 10, 100, 1000];

    public override string Name => "slack";

    public override string Asks => "Is it the timer slack that makes my sleep late, or the wheel?";

    public override void Answer(TextWriter output)
    {
        using Machine machine = Simulation.Boot(new MachineOptions { CheckInvariants = false });

        output.WriteLine($"HZ {HZ}, most late in us; "
            + $"a neighbour's hrtimer comes {Neighbour / 1000} us after the sleep is due");
        output.WriteLine("sleep ms  wheel, msleep()  hrtimer, slack 0  hrtimer, slack 50 us  "
            + "50 us and a neighbour");
        foreach (uint ms in s_lengths)
        {
            long ns = ms * 1_000_000L;

            output.WriteLine($"{ms,8}{Late(machine, ns, () => msleep(ms)),17:0.0}"
                + $"{Late(machine, ns, () => Sleep(ns, 0)),18:0.0}"
                + $"{Late(machine, ns, () => Sleep(ns, UsualSlack)),22:0.0}"
                + $"{Late(machine, ns, () => Sleep(ns, UsualSlack), Neighbour),23:0.0}");
        }
    }

    private static double Late(Machine machine, long ns, Action sleep, long neighbour = -1)
    {
        long most = 0;

        for (int i = 0; i < Tries; i++)
        {
            long phase = TICK_NSEC / Tries * i + 1;
            bool done = false;

            machine.Spawn(0, "sleeper", () =>
            {
                Sleep(phase, 0);
                long begin = machine.Now;
                sleep();
                most = Math.Max(most, machine.Now - begin - ns);
                done = true;
            });
            if (neighbour >= 0)
                machine.Spawn(0, "neighbour", () => Sleep(phase + ns + neighbour, 0));
            machine.RunUntil(() => done);
            machine.RunFor(10 * TICK_NSEC);
        }
        return most / NsOfAUs;
    }

    private static void Sleep(long ns, ulong slack)
    {
        ktime_t time = ns;

        __set_current_state(TASK_UNINTERRUPTIBLE);
        schedule_hrtimeout_range(&time, slack, hrtimer_mode.HRTIMER_MODE_REL);
    }
}
