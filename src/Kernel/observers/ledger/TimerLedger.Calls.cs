// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// The rest of the timers' functions. Of a timer that is handed to one of these, one CPU alone is
/// to
/// arm it; others may delete it at any time.
/// </summary>
public sealed unsafe partial class TimerLedger
{
    /// <summary>add_timer(), which the timer's own flags pin or do not.</summary>
    public void Add(int number, ulong expires) => Add(number, expires, &add_timer);

    /// <summary>add_timer_local(): pinned from here on.</summary>
    public void AddLocal(int number, ulong expires) => Add(number, expires, &add_timer_local);

    /// <summary>add_timer_global(): not pinned from here on.</summary>
    public void AddGlobal(int number, ulong expires) => Add(number, expires, &add_timer_global);

    /// <summary>timer_reduce(): a timer that is to fire earlier stays as it is.</summary>
    public void Reduce(int number, ulong expires)
    {
        LedgerEntry entry = _entries[number];
        LedgerTimes before = entry.Times;
        bool stays = entry.IsArmed && time_before_eq(entry.Expires, expires);

        Note(number, expires);
        bool pending = timer_reduce(Timer(number), expires) == 1;

        lock (_gate)
        {
            entry.Calls--;
            entry.Cpu = Timer(number)->flags & TIMER_CPUMASK;
            if (!pending)
                return;
            entry.Expected--;
            if (stays)
                entry.Times = before;
        }
    }

    /// <summary>mod_timer_pending(): a timer that is not pending stays so.</summary>
    public void ModifyPending(int number, ulong expires)
    {
        LedgerEntry entry = _entries[number];
        LedgerTimes before = entry.Times;

        Note(number, expires);
        bool pending = mod_timer_pending(Timer(number), expires) == 1;

        lock (_gate)
        {
            entry.Calls--;
            entry.Expected--;
            entry.Cpu = Timer(number)->flags & TIMER_CPUMASK;
            // Its callback may be about to run.
            if (!pending)
                entry.Times = before;
        }
    }

    /// <summary>timer_delete_sync_try().</summary>
    /// <returns>Whether its callback runs nowhere.</returns>
    public bool TryCancel(int number)
    {
        _machine.Execution.Touch(machine_part.LedgerTimer, number, access_kind.Update);
        int done = timer_delete_sync_try(Timer(number));

        Deleted(number, done == 1);
        return done >= 0;
    }

    /// <summary>timer_shutdown(), or timer_shutdown_sync() if <paramref name="sync"/>.</summary>
    public void Shutdown(int number, bool sync)
    {
        _machine.Execution.Touch(machine_part.LedgerTimer, number, access_kind.Update);
        Deleted(number, (sync
            ? timer_shutdown_sync(Timer(number)) : timer_shutdown(Timer(number))) == 1);
    }

    private void Add(int number, ulong expires, delegate*<timer_list*, void> add)
    {
        Note(number, expires);
        Timer(number)->expires = expires;
        add(Timer(number));
        lock (_gate)
        {
            _entries[number].Calls--;
            _entries[number].Cpu = Timer(number)->flags & TIMER_CPUMASK;
        }
    }

    private void Deleted(int number, bool pending)
    {
        lock (_gate)
        {
            if (!pending)
                return;
            _entries[number].Expected--;
            Cancelled++;
        }
    }
}
