// SPDX-License-Identifier: GPL-2.0-only
using Linux.Push;
using static Linux.Kernel;

namespace Linux.Port.Experiments;

/// <summary>Who expires a timer that need not stay where it is.</summary>
internal enum TimerModel
{
    /// <summary>A busy CPU that looks for it when it is due, as since Linux 6.9.</summary>
    Pull,

    /// <summary>A CPU that was busy when the timer was armed, as before.</summary>
    Push,

    /// <summary>The CPU that armed it.</summary>
    Stay,
}

/// <summary>A timer of an experiment; its callback knows nothing but this.</summary>
internal unsafe struct CountedTimer
{
    /// <summary>The timer; it stands first, so that its address is the structure's.</summary>
    public timer_list Timer;

    /// <summary>How it is armed.</summary>
    public TimerModel Model;

    /// <summary>Jiffies after which it arms itself again; 0 for once.</summary>
    public ulong Period;

    /// <summary>The CPU that armed it first.</summary>
    public int Home;

    /// <summary>Times it expired.</summary>
    public long Fired;

    /// <summary>Times it expired on another CPU than <see cref="Home"/>.</summary>
    public long FiredElsewhere;

    /// <summary>Sets a timer up on the CPU that it is to start on.</summary>
    public static CountedTimer* Create(Machine machine, TimerModel model, ulong period)
    {
        CountedTimer* counted = machine.Arena.Allocate<CountedTimer>();

        counted->Model = model;
        counted->Period = period;
        counted->Home = raw_smp_processor_id();
        timer_setup(&counted->Timer, &Expired, 0);
        return counted;
    }

    /// <summary>Arms a timer, armed or not, for that many jiffies ahead.</summary>
    public static void Arm(CountedTimer* counted, ulong ahead)
    {
        if (counted->Model == TimerModel.Push)
            PushKernel.mod_timer(&counted->Timer, jiffies + ahead);
        else
            mod_timer(&counted->Timer, jiffies + ahead);
    }

    private static void Expired(timer_list* timer)
    {
        var counted = (CountedTimer*)timer;

        counted->Fired++;
        if (raw_smp_processor_id() != counted->Home)
            counted->FiredElsewhere++;
        if (counted->Period != 0)
            Arm(counted, counted->Period);
    }
}
