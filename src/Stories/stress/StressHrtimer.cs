// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>A high resolution timer of one owner, which starts it when it is idle only.</summary>
[ContainerOf("timer")]
public unsafe partial struct stress_hrtimer
{
    /// <summary>The timer itself.</summary>
    public hrtimer timer;

    /// <summary>Protects the fields below.</summary>
    public raw_spinlock_t @lock;

    /// <summary>Its number.</summary>
    public int number;

    /// <summary>Times that it is still to fire before it ends.</summary>
    public int left;

    /// <summary>Times that it has fired, since it was started.</summary>
    public int fires;

    /// <summary>Times that it is to fire, since it was started; 0 if it is idle.</summary>
    public int wanted;
}

/// <summary>Starts, cancels and checks high resolution timers.</summary>
internal sealed unsafe class StressHrtimers(StressCounts counts)
{
    /// <summary>
    /// Cancels the timer and waits for its callback; it must have fired as often as it was to, or have
    /// been pending.
    /// </summary>
    public void Cancel(stress_hrtimer* t)
    {
        bool active = hrtimer_cancel(&t->timer) > 0;

        raw_spin_lock_irqsave(&t->@lock, out ulong flags);
        if (t->wanted != 0 && !active && t->fires != t->wanted)
            counts.Violation($"hrtimer {t->number} is lost: it fired {t->fires} of {t->wanted} times and is not queued");
        if (active && t->fires >= t->wanted)
            counts.Violation($"hrtimer {t->number} was queued after it had fired {t->fires} of {t->wanted} times");
        t->wanted = 0;
        t->left = 0;
        raw_spin_unlock_irqrestore(&t->@lock, flags);
        counts.Add(StressOperation.HrtimerCancel);
    }

    /// <summary>Starts an idle timer, to fire <paramref name="times"/> times.</summary>
    public void Start(stress_hrtimer* t, long ns, int times, hrtimer_mode mode)
    {
        raw_spin_lock_irqsave(&t->@lock, out ulong flags);
        t->fires = 0;
        t->wanted = times;
        t->left = times;
        raw_spin_unlock_irqrestore(&t->@lock, flags);
        hrtimer_start(&t->timer, ns, mode);
        counts.Add(StressOperation.HrtimerStart);
    }

    /// <summary>The callback.</summary>
    public hrtimer_restart Fired(stress_hrtimer* t)
    {
        ktime_t now = ktime_get();

        raw_spin_lock_irqsave(&t->@lock, out ulong flags);
        counts.Add(StressOperation.HrtimerExpire);
        if (t->left == 0)
            counts.Violation($"hrtimer {t->number} fired at {now} ns although it is not armed");
        if (now < hrtimer_get_softexpires(&t->timer))
            counts.Violation($"hrtimer {t->number} for {hrtimer_get_softexpires(&t->timer)} ns fired early at {now} ns");
        t->fires++;
        bool again = t->left > 0 && --t->left > 0;

        if (again)
            hrtimer_forward_now(&t->timer, 300_000);
        raw_spin_unlock_irqrestore(&t->@lock, flags);
        return again ? HRTIMER_RESTART : HRTIMER_NORESTART;
    }
}
