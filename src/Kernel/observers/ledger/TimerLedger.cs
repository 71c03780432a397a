// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// Knows of each of its timers whether it is armed, for when, and how often it has fired, apart from
/// the wheel's own data: what is armed must fire exactly once, not early, and not later than the
/// wheel's granularity and a given slack allow (invariants I6 and I7).
/// </summary>
public sealed unsafe partial class TimerLedger : IMachineObserver
{
    private readonly object _gate = new();
    private readonly Machine _machine;
    private readonly List<LedgerEntry> _entries = new();
    private readonly long[] _firedOn;

    /// <summary>A ledger of <paramref name="machine"/>; it becomes the machine's own.</summary>
    /// <param name="machine">Machine whose timers it keeps.</param>
    /// <param name="slack">Jiffies a timer may fire after the end of its bucket.</param>
    public TimerLedger(Machine machine, ulong slack = 2)
    {
        _machine = machine;
        _firedOn = new long[machine.Options.PossibleCpus];
        Slack = slack;
        machine.Attach(this);
        KernelSymbols.Register((delegate*<timer_list*, void>)&ledger_timer_fn, nameof(ledger_timer_fn));
    }

    /// <summary>Jiffies a timer may fire after the end of its bucket.</summary>
    public ulong Slack { get; set; }

    /// <summary>What was wrong, in the order it was noticed.</summary>
    public List<Violation> Violations { get; } = new();

    /// <summary>Timers that fired.</summary>
    public long Fired { get; private set; }

    /// <summary>Timers that were armed, re-arming included.</summary>
    public long Armed { get; private set; }

    /// <summary>Timers that were deleted while pending.</summary>
    public long Cancelled { get; private set; }

    /// <summary>Called in softirq context with the number of each timer that fires.</summary>
    public Action<int>? OnFire { get; set; }

    /// <summary>Timers that fired on <paramref name="cpu"/>.</summary>
    public long FiredOn(int cpu) => _firedOn[cpu];

    /// <summary>Makes a timer; the caller is on a CPU of the machine.</summary>
    /// <param name="flags">TIMER_PINNED, TIMER_DEFERRABLE, TIMER_IRQSAFE.</param>
    /// <returns>Its number.</returns>
    public int Create(uint flags = 0)
    {
        ledger_timer* timer = _machine.Arena.Allocate<ledger_timer>();

        _machine.Execution.Touch(machine_part.Ledger, 0, access_kind.Update);
        timer_setup(&timer->timer, &ledger_timer_fn, flags);
        lock (_gate)
        {
            timer->number = _entries.Count;
            _entries.Add(new LedgerEntry((nint)timer, (flags & TIMER_DEFERRABLE) != 0));
            return timer->number;
        }
    }

    /// <summary>The timer with that number.</summary>
    public timer_list* Timer(int number) => &((ledger_timer*)_entries[number].Address)->timer;

    /// <summary>
    /// mod_timer() to the absolute jiffy <paramref name="expires"/>. It compares <c>expires</c>
    /// with the timer's before it takes a lock: where that is an older value than the memory holds,
    /// a timer that another CPU has armed keeps that CPU's time.
    /// </summary>
    public void Modify(int number, ulong expires)
    {
        int cpu = ThisCpu.context->cpu;
        LedgerTimes before = _entries[number].Times;
        int stale = _machine.Execution.StaleLoads(cpu);

        Note(number, expires);
        bool pending = mod_timer(Timer(number), expires) == 1;

        lock (_gate)
        {
            LedgerEntry entry = _entries[number];

            // If it was not pending any more, the timer has fired meanwhile, or is about to.
            if (pending)
                entry.Expected--;
            if (pending && _machine.Execution.StaleLoads(cpu) != stale
                && Timer(number)->expires != expires)
                entry.Allow(before);
            entry.Calls--;
            entry.Cpu = Timer(number)->flags & TIMER_CPUMASK;
        }
    }

    /// <summary>add_timer_on(): pinned to <paramref name="cpu"/>; the timer must not be pending.</summary>
    public void AddOn(int number, ulong expires, int cpu)
    {
        Note(number, expires);
        Timer(number)->expires = expires;
        add_timer_on(Timer(number), cpu);
        lock (_gate)
        {
            _entries[number].Calls--;
            _entries[number].Cpu = (uint)cpu;
        }
    }

    /// <summary>timer_delete(), or timer_delete_sync() if <paramref name="sync"/>.</summary>
    /// <returns>Whether it was pending.</returns>
    public bool Cancel(int number, bool sync = false)
    {
        _machine.Execution.Touch(machine_part.LedgerTimer, number, access_kind.Update);
        bool pending = (sync ? timer_delete_sync(Timer(number)) : timer_delete(Timer(number))) == 1;

        Deleted(number, pending);
        return pending;
    }

    /// <summary>Whether the ledger expects the timer to fire.</summary>
    public bool IsArmed(int number) => _entries[number].IsArmed;

    /// <summary>Whether no timer is expected to fire.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (_gate)
                return !_entries.Exists(static entry => entry.IsArmed);
        }
    }

    /// <summary>Times that the timer has fired.</summary>
    public int Fires(int number) => _entries[number].Fires;

    /// <summary>
    /// Reports every armed timer that is overdue; the caller is on a CPU of the machine.
    /// </summary>
    [KernelRuleException("KT3002", "The machine stands still while the ledger looks at it.")]
    public void CheckOverdue()
    {
        // Where every tick is stopped, jiffies stands still and the clock goes on.
        ulong now = jiffies + (ulong)((_machine.Now - last_jiffies_update) / TICK_NSEC);

        lock (_gate)
        {
            for (int number = 0; number < _entries.Count; number++)
            {
                LedgerEntry entry = _entries[number];

                if (entry.IsArmed && IsLate(entry, now))
                    Report("I6", $"timer {number}, armed at {entry.ArmedAt} for {entry.Expires}, has "
                        + $"not fired at {now}; it was due by {entry.Latest + Slack}");
            }
        }
    }

    /// <summary>
    /// After a step of hotplug: what was armed on a CPU that is offline now has been moved to another
    /// wheel just now, and its bound starts anew.
    /// </summary>
    void IMachineObserver.HotplugEnded()
    {
        lock (_gate)
        {
            foreach (LedgerEntry entry in _entries)
            {
                if (!entry.IsArmed || cpu_online(entry.Cpu))
                    continue;
                ulong latest = LedgerEntry.LatestOf(jiffies, entry.Expires);

                if (time_after(latest, entry.Latest))
                    entry.Latest = latest;
                entry.Cpu = ((ledger_timer*)entry.Address)->timer.flags & TIMER_CPUMASK;
            }
        }
    }

    /// <summary>
    /// What is armed on the global wheel of <paramref name="cpu"/> may be late without limit until it is
    /// armed again: a finding says so, see <see cref="StaleMarks.HideGlobalTimer"/>.
    /// </summary>
    internal void ExcuseGlobal(int cpu)
    {
        lock (_gate)
        {
            foreach (LedgerEntry entry in _entries)
            {
                uint flags = ((ledger_timer*)entry.Address)->timer.flags;

                if (entry.IsArmed && (flags & (TIMER_CPUMASK | TIMER_PINNED)) == (uint)cpu)
                    entry.IsExcused = true;
            }
        }
    }

    /// <summary>The invariants' answer as an exception.</summary>
    /// <exception cref="InvariantBrokenException">Something was wrong.</exception>
    public void ThrowIfWrong()
    {
        if (Violations.Count != 0)
            throw new InvariantBrokenException(Violations[0]);
    }

    /// <summary>Hash of every timer's fate.</summary>
    ulong IMachineObserver.StateHash()
    {
        ulong hash = ArenaHash.Mix(Slack, (ulong)Violations.Count);

        foreach (LedgerEntry entry in _entries)
        {
            hash = ArenaHash.Mix(hash, entry.IsArmed ? entry.Expires : 0);
            hash = ArenaHash.Mix(hash, (ulong)entry.Calls << 32 ^ (ulong)entry.Expected);
            hash = ArenaHash.Mix(hash, entry.IsArmed ? entry.Earliest : 0);
            hash = ArenaHash.Mix(hash, entry.ArmedAt ^ entry.Latest << 32);
            hash = ArenaHash.Mix(hash, (ulong)entry.Fires);
        }
        return hash;
    }

    internal static void ledger_timer_fn(timer_list* t)
        => ThisCpu.machine!.Find<TimerLedger>()!.Fire(ledger_timer.of_timer(t));

    private void Fire(ledger_timer* timer)
    {
        _machine.Execution.Touch(machine_part.LedgerTimer, timer->number, access_kind.Update);
        lock (_gate)
        {
            LedgerEntry entry = _entries[timer->number];

            Fired++;
            _firedOn[ThisCpu.context->cpu]++;
            entry.Fires++;
            string which = $"timer {timer->number}, armed at {entry.ArmedAt} for {entry.Expires}, ";
            if (!entry.IsArmed)
                Report("I6", which + $"fired at {jiffies} although it is not armed");
            else if (entry.Expected > 1)
                // It is armed anew, and this is the time before; which bucket that was is forgotten.
                entry.Expected--;
            else
                CheckTime(entry, which);
        }
        OnFire?.Invoke(timer->number);
    }

    private void CheckTime(LedgerEntry entry, string which)
    {
        if (time_before(jiffies, entry.Earliest))
            Report("I6", which + $"fired early at {jiffies}");
        else if (IsLate(entry, jiffies))
            Report("I7", which + $"fired late at {jiffies}; the latest is {entry.Latest + Slack}");
        entry.Expected = 0;
    }

    /// <summary>A timer on a CPU that is being taken offline waits until it has been moved.</summary>
    private bool IsLate(LedgerEntry entry, ulong now)
        => !entry.MayBeLate && !entry.IsExcused && time_after(now, entry.Latest + Slack)
            && (!_machine.HotplugInFlight || cpu_online(entry.Cpu));

    private void Note(int number, ulong expires)
    {
        _machine.Execution.Touch(machine_part.LedgerTimer, number, access_kind.Update);
        lock (_gate)
        {
            LedgerEntry entry = _entries[number];
            ulong now = jiffies;

            // A pending timer that stays in its bucket keeps the bucket that it had.
            ulong latest = LedgerEntry.LatestOf(now, expires);
            bool keeps = entry.IsArmed && time_after(entry.Latest, latest)
                && (time_before(expires, entry.Latest) || entry.Calls != 0);
            entry.Latest = keeps ? entry.Latest : latest;
            // Of calls at the same time it is not known which one the wheel serves last.
            ulong earliest = Math.Min(expires, now + WHEEL_TIMEOUT_MAX);
            if (entry.Calls++ == 0 || time_before(earliest, entry.Earliest))
                entry.Earliest = earliest;
            entry.Expected++;
            entry.IsExcused = false;
            entry.Expires = expires;
            entry.ArmedAt = now;
            Armed++;
        }
    }

    private void Report(string invariant, string text)
        => Violations.Add(new Violation(invariant, text, _machine.Now));
}
