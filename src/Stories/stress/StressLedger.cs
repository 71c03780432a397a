// SPDX-License-Identifier: GPL-2.0-only
using System;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>What is done with timers under their locks, and what must come of it.</summary>
internal sealed unsafe class StressLedger(StressCounts counts)
{
    /// <summary>Jiffies behind its time after which an armed timer counts as lost.</summary>
    private const ulong LostAfter = 20 * HZ;

    /// <summary>mod_timer() or, if <paramref name="reduce"/>, timer_reduce().</summary>
    public void Modify(stress_timer* t, ulong expires, bool reduce)
    {
        raw_spin_lock_irqsave(&t->@lock, out ulong flags);
        if (t->closing == 0)
        {
            bool was = CheckOverdue(t);
            uint bucket = timer_get_idx(&t->timer);
            bool pending = (reduce ? timer_reduce(&t->timer, expires) : mod_timer(&t->timer, expires)) != 0;

            if (pending && reduce && was)
                expires = Math.Min(expires, t->expires);
            Armed(t, was, pending, expires, bucket);
            counts.Add(reduce ? StressOperation.Reduce : StressOperation.Modify);
        }
        raw_spin_unlock_irqrestore(&t->@lock, flags);
    }

    /// <summary>mod_timer_pending(): arms nothing that is idle.</summary>
    public void ModifyPending(stress_timer* t, ulong expires)
    {
        raw_spin_lock_irqsave(&t->@lock, out ulong flags);
        if (t->closing == 0)
        {
            bool was = CheckOverdue(t);
            uint bucket = timer_get_idx(&t->timer);

            if (mod_timer_pending(&t->timer, expires) != 0)
                Armed(t, was, true, expires, bucket);
            else if (was)
                Flies(t);
            counts.Add(StressOperation.ModifyPending);
        }
        raw_spin_unlock_irqrestore(&t->@lock, flags);
    }

    /// <summary>add_timer_on() if it is idle; the caller keeps the CPU online.</summary>
    public void AddOn(stress_timer* t, ulong expires, int cpu)
    {
        raw_spin_lock_irqsave(&t->@lock, out ulong flags);
        if (IsIdle(t))
        {
            t->timer.expires = expires;
            add_timer_on(&t->timer, cpu);
            Armed(t, false, false, expires);
            counts.Add(StressOperation.AddOn);
        }
        raw_spin_unlock_irqrestore(&t->@lock, flags);
    }

    /// <summary>add_timer_local() or add_timer_global() if it is idle.</summary>
    public void Add(stress_timer* t, ulong expires, bool local)
    {
        raw_spin_lock_irqsave(&t->@lock, out ulong flags);
        if (IsIdle(t))
        {
            t->timer.expires = expires;
            if (local)
                add_timer_local(&t->timer);
            else
                add_timer_global(&t->timer);
            Armed(t, false, false, expires);
            counts.Add(local ? StressOperation.AddLocal : StressOperation.AddGlobal);
        }
        raw_spin_unlock_irqrestore(&t->@lock, flags);
    }

    /// <summary>timer_delete(), or timer_delete_sync_try() if <paramref name="attempt"/>.</summary>
    public void Delete(stress_timer* t, bool attempt)
    {
        raw_spin_lock_irqsave(&t->@lock, out ulong flags);
        if (t->closing == 0)
        {
            bool was = CheckOverdue(t);
            int deleted = attempt ? timer_delete_sync_try(&t->timer) : timer_delete(&t->timer);

            if (deleted > 0)
                Cancelled(t, was);
            else if (deleted == 0 && was)
                Flies(t);
            counts.Add(attempt ? StressOperation.TryDelete : StressOperation.Delete);
        }
        raw_spin_unlock_irqrestore(&t->@lock, flags);
    }

    /// <summary>
    /// timer_delete_sync() or timer_shutdown_sync() by the timer's owner, on which nothing is left to
    /// come: neither the timer nor its callback.
    /// </summary>
    [KernelRuleException("KT8103", "That arming does nothing after the shutdown is what is asked.")]
    public void DeleteSync(stress_timer* t, bool shutdown)
    {
        raw_spin_lock_irqsave(&t->@lock, out ulong flags);
        t->closing = 1;
        raw_spin_unlock_irqrestore(&t->@lock, flags);
        bool deleted = (shutdown ? timer_shutdown_sync(&t->timer) : timer_delete_sync(&t->timer)) != 0;

        raw_spin_lock_irqsave(&t->@lock, out flags);
        if (deleted)
            Cancelled(t, t->armed != 0);
        else if (t->armed != 0)
            counts.Violation($"timer {t->number} for {t->expires} is lost: at {jiffies} it is not pending and has not fired");
        if (t->in_flight != 0)
            counts.Violation($"timer {t->number} for {t->flight_expires} is lost: it was given out, and its callback did not run");
        if (timer_pending(&t->timer))
            counts.Violation($"timer {t->number} is pending after it was deleted and waited for");
        t->armed = 0;
        t->in_flight = 0;
        if (shutdown)
        {
            uint keep = t->timer.flags & (TIMER_DEFERRABLE | TIMER_PINNED | TIMER_IRQSAFE);

            if (mod_timer(&t->timer, jiffies + 1) != 0 || timer_pending(&t->timer))
                counts.Violation($"timer {t->number} could be armed after its shutdown");
            timer_setup(&t->timer, &StressCallbacks.stress_timer_fn, keep);
        }
        t->closing = 0;
        counts.Add(shutdown ? StressOperation.Shutdown : StressOperation.DeleteSync);
        raw_spin_unlock_irqrestore(&t->@lock, flags);
    }

    /// <summary>The timer's callback; now and then it arms the timer again.</summary>
    public void Fired(stress_timer* t)
    {
        raw_spin_lock_irqsave(&t->@lock, out ulong flags);
        t->fires++;
        counts.Add(StressOperation.Expire);
        if (t->in_flight != 0)
        {
            t->in_flight = 0;
            CheckEarly(t, t->flight_expires, t->flight_put_off != 0);
        }
        else if (t->armed != 0)
        {
            t->armed = 0;
            CheckEarly(t, t->expires, t->put_off_when_due != 0);
        }
        else
        {
            counts.Violation($"timer {t->number} fired at {jiffies} although it is not armed, expires is {t->timer.expires}");
        }
        if (t->closing == 0 && t->armed == 0 && !counts.Stopping && Random(t) % 3 == 0)
        {
            ulong expires = jiffies + Random(t) % 40;

            Armed(t, false, mod_timer(&t->timer, expires) != 0, expires);
            counts.Add(StressOperation.Modify);
        }
        raw_spin_unlock_irqrestore(&t->@lock, flags);
    }

    /// <summary>Whether the timer is armed; a lost one is reported, once.</summary>
    public bool CheckOverdue(stress_timer* t)
    {
        if (t->armed != 0 && (t->timer.flags & TIMER_DEFERRABLE) == 0
            && time_after(jiffies, t->expires + LostAfter))
        {
            counts.Violation($"timer {t->number} for {t->expires} is lost: it has not fired at {jiffies}, pending is {timer_pending(&t->timer)}");
        }
        return t->armed != 0;
    }

    /// <summary>
    /// Whether the timer may be moved to another base: its callback does not run either, because it
    /// would no longer be waited for (BASE-CHANGES of docs/findings.md).
    /// </summary>
    private bool IsIdle(stress_timer* t)
    {
        if (t->closing != 0 || t->armed != 0)
            return false;
        int deleted = timer_delete_sync_try(&t->timer);

        if (deleted > 0)
            Cancelled(t, was: false);
        return deleted == 0;
    }

    private void Armed(stress_timer* t, bool was, bool pending, ulong expires, uint bucket = 0)
    {
        bool due = t->put_off_when_due != 0 || time_after_eq(jiffies, t->expires);

        t->put_off_when_due = was && pending && due && timer_get_idx(&t->timer) == bucket ? 1 : 0;
        if (pending && !was)
            counts.Violation($"timer {t->number} is pending although it is not armed, expires was {t->timer.expires}");
        if (was && !pending)
            Flies(t);
        t->armed = 1;
        t->expires = expires;
    }

    private void Cancelled(stress_timer* t, bool was)
    {
        if (!was)
            counts.Violation($"timer {t->number} was pending although it is not armed, expires is {t->timer.expires}");
        t->armed = 0;
        counts.Add(StressOperation.Cancelled);
    }

    /// <summary>
    /// The wheel has given the timer out: its callback waits for the lock, or for what runs before it.
    /// </summary>
    private void Flies(stress_timer* t)
    {
        if (t->in_flight != 0)
            counts.Violation($"timer {t->number} is given out twice, for {t->flight_expires} and {t->expires}");
        t->in_flight = 1;
        t->flight_expires = t->expires;
        t->flight_put_off = t->put_off_when_due;
        t->armed = 0;
    }

    private void CheckEarly(stress_timer* t, ulong expires, bool putOffWhenDue)
    {
        ulong now = jiffies;

        if (time_before(now, expires) && putOffWhenDue)
            counts.Add(StressOperation.SameBucket);
        else if (time_before(now, expires))
            counts.Violation($"timer {t->number} for {expires} fired early at {now}");
        else if ((t->timer.flags & TIMER_DEFERRABLE) == 0)
            counts.Late(now - expires);
    }

    internal static uint Random(stress_timer* t)
    {
        uint x = t->random;

        x ^= x << 13;
        x ^= x >> 17;
        return t->random = x ^ (x << 5);
    }
}
