// SPDX-License-Identifier: GPL-2.0-only
using Linux;
using static Linux.hrtimer_mode;
using static Linux.hrtimer_restart;
using static Linux.Kernel;

namespace Linux.Tests.Machine.Hrtimers;

/// <summary>A timer in a machine's memory that remembers its expiries. The timer comes first.</summary>
internal unsafe struct HrtimerProbe
{
    public hrtimer Timer;

    /// <summary>Clock monotonic at the last expiry, ns.</summary>
    public long Fired;

    /// <summary>How often it expired.</summary>
    public int Count;

    /// <summary>The CPU of the last expiry.</summary>
    public int Cpu;

    /// <summary>Position of the last expiry among all of the machine's probes, from 1.</summary>
    public int Order;

    /// <summary>Whether the last callback ran in hard interrupt context.</summary>
    public bool Hard;

    /// <summary>Whether the last callback ran in softirq context.</summary>
    public bool Soft;

    /// <summary>Interval of a timer that restarts itself, ns; 0 for one that does not.</summary>
    public long Interval;

    /// <summary>Expiries after which a periodic timer stops.</summary>
    public int Limit;

    /// <summary>CPU time that the callback takes, ns.</summary>
    public long Burn;

    /// <summary>Sum of what hrtimer_forward_now() returned.</summary>
    public ulong Overruns;

    /// <summary>What hrtimer_try_to_cancel() said in the callback.</summary>
    public int CancelInCallback;

    /// <summary>Counter that gives <see cref="Order"/>, shared by probes of one allocation.</summary>
    public int* Next;

    /// <summary>Zeroed probes in the memory of <paramref name="machine"/>.</summary>
    public static HrtimerProbe* Allocate(Linux.Hardware.Machine machine, int count = 1)
    {
        var probes = (HrtimerProbe*)machine.Arena.AllocateBytes(
            (nuint)count * (nuint)sizeof(HrtimerProbe), 64);
        var next = (int*)machine.Arena.AllocateBytes(64, 64);

        for (int i = 0; i < count; i++)
            probes[i].Next = next;
        return probes;
    }

    /// <summary>Sets the timer up with the recording callback.</summary>
    public static void Setup(HrtimerProbe* probe, int clock = CLOCK_MONOTONIC, hrtimer_mode mode = HRTIMER_MODE_ABS)
        => hrtimer_setup(&probe->Timer, &Record, clock, mode);

    /// <summary>The callback: records, and restarts a periodic timer.</summary>
    public static hrtimer_restart Record(hrtimer* timer)
    {
        var probe = (HrtimerProbe*)timer;

        probe->Fired = ktime_get();
        probe->Count++;
        probe->Cpu = smp_processor_id();
        probe->Order = ++*probe->Next;
        probe->Soft = in_serving_softirq();
        probe->Hard = in_hardirq();
        probe->CancelInCallback = hrtimer_try_to_cancel(timer);
        for (long end = ktime_get() + probe->Burn; ktime_get() < end;)
            cpu_relax();
        if (probe->Interval == 0 || probe->Count >= probe->Limit)
            return HRTIMER_NORESTART;
        probe->Overruns += hrtimer_forward_now(timer, probe->Interval);
        return HRTIMER_RESTART;
    }
}
