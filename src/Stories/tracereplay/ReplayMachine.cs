// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using Linux.Executions;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// The machine on which a recording is replayed, and its timers by recorded address.
/// </summary>
internal sealed unsafe class ReplayMachine : IDisposable
{
    private const uint ReplayedFlags = TIMER_DEFERRABLE | TIMER_PINNED | TIMER_IRQSAFE;
    private const long BytesOfATimer = 256;

    /// <summary>
    /// Jiffies that a timer may expire after its bucket is due: the CPU that finds it may look
    /// only in
    /// its next tick.
    /// </summary>
    public const int Slack = 2;

    private readonly Machine _machine;
    private readonly TimerLedger _ledger;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ulong> _fired = new();

    /// <summary>Boots it.</summary>
    /// <param name="options">What it is like.</param>
    /// <param name="cpus">CPUs it has at least.</param>
    /// <param name="timers">Timers that the recording names.</param>
    public ReplayMachine(MachineOptions options, int cpus, int timers)
    {
        _machine = Simulation.Boot(options with
        {
            Cpus = Math.Max(options.Cpus, cpus),
            CheckInvariants = false,
            ArenaBytes = Math.Max(options.ArenaBytes, timers * BytesOfATimer),
        });
        _ledger = new TimerLedger(_machine, Slack) { OnFire = number => _fired[number] = jiffies };
        _machine.Inspect(0, () => Jiffy = jiffies);
    }

    /// <summary>Jiffy in the middle of which it stands.</summary>
    public ulong Jiffy { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _machine.Dispose();

    /// <summary>Lets the machine run to the middle of a jiffy, unless that has passed.</summary>
    public void AdvanceTo(ulong jiffy)
    {
        if ((long)(jiffy - Jiffy) <= 0)
            return;
        Jiffy = jiffy;
        long time = 0;
        _machine.Inspect(0, () => time = Wheel.TimeOf(jiffy) + TICK_NSEC / 2);
        if (time > _machine.Now)
            _machine.RunFor(time - _machine.Now);
    }

    /// <summary>Arms a timer as the recording does; the bucket's expiry.</summary>
    public (uint Index, ulong Expiry) Arm(RecordedStart start)
    {
        uint index = 0;
        ulong expiry = 0;

        OnCpu(start.Event.Cpu, () =>
        {
            string name = start.Event.Timer!;

            if (!_numbers.TryGetValue(name, out int number))
                _numbers[name] = number = _ledger.Create(start.Flags & ReplayedFlags);
            timer_list* timer = _ledger.Timer(number);

            // mod_timer() leaves a timer where it is if the bucket is the same; a timer_start was
            // recorded, so that it was not.
            _ledger.Cancel(number);
            timer->flags = (timer->flags & ~ReplayedFlags) | (start.Flags & ReplayedFlags);
            _fired.Remove(number);
            if (start.Cpu != start.Event.Cpu)
                _ledger.AddOn(number, start.Expires, start.Cpu);
            else
                _ledger.Modify(number, start.Expires);
            index = timer_get_idx(timer);
            ulong bucket;
            calc_wheel_index(start.Expires, get_timer_base(timer->flags)->clk, &bucket);
            expiry = bucket;
        });
        return (index, expiry);
    }

    /// <summary>Cancels a timer, if it is armed.</summary>
    public void Cancel(int cpu, string timer)
    {
        if (_numbers.TryGetValue(timer, out int number))
            OnCpu(cpu, () => _ledger.Cancel(number));
    }

    /// <summary>
    /// Jiffy in which the timer has expired since it was armed last; null if it has not.
    /// </summary>
    public ulong? FiredAt(string timer)
        => _numbers.TryGetValue(timer, out int number)
        && _fired.TryGetValue(number, out ulong jiffy)
            ? jiffy : null;

    /// <summary>Lets all that is due expire; what the port has expired at a wrong time.</summary>
    public IReadOnlyList<string> Finish()
    {
        AdvanceTo(Jiffy + Slack + 1);
        _machine.Inspect(0, _ledger.CheckOverdue);
        return _ledger.Violations.ConvertAll(static violation => violation.ToString());
    }

    private void OnCpu(int cpu, Action action)
    {
        bool done = false;

        _machine.InterruptAt(cpu, _machine.Now, () =>
        {
            action();
            done = true;
        });
        _machine.RunUntil(() => done);
    }
}
