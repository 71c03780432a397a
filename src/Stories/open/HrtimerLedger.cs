// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>A high resolution timer, and its number in an <see cref="HrtimerLedger"/>.</summary>
[ContainerOf("timer")]
public unsafe partial struct ledger_hrtimer
{
    /// <summary>The timer itself.</summary>
    public hrtimer timer;

    /// <summary>Its number.</summary>
    public int number;
}

/// <summary>
/// Knows of each of its high resolution timers when it is to fire next. One CPU starts it, and any
/// may
/// cancel it.
/// </summary>
/// <param name="machine">Machine of the timers.</param>
/// <param name="slackNs">By how much one may be late, ns.</param>
internal sealed unsafe class HrtimerLedger(Machine machine, long slackNs)
{
    private readonly List<HrtimerEntry> _entries = new();

    /// <summary>What was wrong first; null if nothing was.</summary>
    public string? Wrong { get; private set; }

    /// <summary>Whether no timer is to fire.</summary>
    public bool IsQuiet => !_entries.Exists(static entry => entry.Left != 0);

    /// <summary>Makes a timer of the monotonic clock.</summary>
    /// <param name="mode">Whether it is pinned, and whether it fires in a softirq.</param>
    public int Create(hrtimer_mode mode)
    {
        ledger_hrtimer* made = machine.Arena.Allocate<ledger_hrtimer>();

        made->number = _entries.Count;
        hrtimer_setup(&made->timer, &ledger_hrtimer_fn, CLOCK_MONOTONIC, mode);
        _entries.Add(new HrtimerEntry((nint)made, mode));
        return made->number;
    }

    /// <summary>
    /// Starts a timer, or anew, to fire so often; what it was to do before is forgotten.
    /// </summary>
    public void Start(int number, long ns, int times)
    {
        HrtimerEntry entry = _entries[number];
        int cancelled = entry.Cancelled;

        entry.Left = times;
        entry.Due = long.MaxValue;
        hrtimer_start_range_ns(Timer(number), ns, 0, entry.Mode);
        // What fired meanwhile was what it was started for before, or this already, or both.
        bool fired = entry.FiredFor == hrtimer_get_softexpires(Timer(number));
        bool cancel = cancelled != entry.Cancelled && !hrtimer_active(Timer(number));
        bool over = cancel || (fired && entry.Left == 0 && !hrtimer_is_queued(Timer(number)));

        entry.Left = over ? 0 : times;
        entry.Due = hrtimer_get_expires(Timer(number));
    }

    /// <summary>Cancels it, and waits for its callback.</summary>
    public void Cancel(int number)
    {
        bool was = hrtimer_cancel(Timer(number)) == 1;
        HrtimerEntry entry = _entries[number];

        if (!was)
            return;
        entry.Cancelled++;
        entry.Left = 0;
    }

    /// <summary>Notes each one that has not fired in its time.</summary>
    public void CheckOverdue(long now)
    {
        for (int i = 0; i < _entries.Count; i++)
        {
            HrtimerEntry entry = _entries[i];

            if (entry.Left != 0 && !entry.IsStarting && now > entry.Due + slackNs)
                Wrong ??= $"hrtimer {i} has not fired at {now} ns; it was due at {entry.Due}";
        }
    }

    /// <summary>The callback.</summary>
    internal static hrtimer_restart ledger_hrtimer_fn(hrtimer* timer)
        => ThisCpu.machine!.Find<HrtimerLedger>()!.Fire(ledger_hrtimer.of_timer(timer)->number);

    private hrtimer* Timer(int number) => &((ledger_hrtimer*)_entries[number].Address)->timer;

    private hrtimer_restart Fire(int number)
    {
        HrtimerEntry entry = _entries[number];
        long now = ktime_get();
        long due = hrtimer_get_softexpires(Timer(number));

        if (entry.Left == 0 && !entry.IsStarting)
            Wrong ??= $"hrtimer {number} fires at {now} ns, though it is not to";
        if (now < due)
            Wrong ??= $"hrtimer {number} for {due} ns fired early, at {now}";
        if (now > due + slackNs)
            Wrong ??= $"hrtimer {number} for {due} ns fired late, at {now}";
        entry.FiredFor = due;
        if (entry.Left == 0 || --entry.Left == 0)
            return HRTIMER_NORESTART;
        hrtimer_forward_now(Timer(number), 700_000);
        if (!entry.IsStarting)
            entry.Due = hrtimer_get_expires(Timer(number));
        return HRTIMER_RESTART;
    }
}
