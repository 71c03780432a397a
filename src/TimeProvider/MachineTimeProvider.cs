// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;

namespace Linux.Time;

/// <summary>
/// The time of a machine in virtual time. A timer that is made here is a <c>timer_list</c> in the
/// wheel of one of the
/// machine's CPUs: it fires where the kernel fires it, which is never early and late by as much as
/// its level of the
/// wheel is coarse. Nothing moves but by <see cref="Advance"/>, and the same calls give the same
/// run.
/// </summary>
/// <remarks>
/// Callbacks run on the thread that calls <see cref="Advance"/>, one after the other, while the
/// machine stands still;
/// they may make, change and dispose of timers, and call <see cref="Advance"/> themselves. Members
/// may be called by
/// any thread; one that needs the machine waits for it.
/// </remarks>
public sealed class MachineTimeProvider : TimeProvider
{
    private const long NanosecondsPerTick = 100;

    private readonly Lock _gate = new();
    private readonly DateTimeOffset _start;
    private readonly long _boot;
    private readonly int _cpu;
    private readonly WheelTimers _timers;

    /// <summary>Takes the time of a machine.</summary>
    /// <param name="machine">A machine of Simulation.Boot(), which the caller disposes of.</param>
    /// <param name="cpu">The CPU that arms the timers; it is online.</param>
    /// <param name="start">What the wall clock shows now; null is 2000-01-01 00:00 UTC.</param>
    /// <exception cref="ArgumentOutOfRangeException">The machine has no such CPU.</exception>
    public MachineTimeProvider(Machine machine, int cpu = 0, DateTimeOffset? start = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentOutOfRangeException.ThrowIfNegative(cpu);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cpu, machine.Options.Cpus);
        Machine = machine;
        _cpu = cpu;
        _start = start ?? new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        _boot = machine.Now;
        _timers = machine.Attached<WheelTimers>();
    }

    /// <summary>The machine whose time it is.</summary>
    public Machine Machine { get; }

    /// <summary>Timestamps are nanoseconds of the machine's monotonic clock.</summary>
    public override long TimestampFrequency => 1_000_000_000;

    /// <summary>UTC.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Clock monotonic, ns since boot.</summary>
    public override long GetTimestamp() => Machine.Now;

    /// <summary>The start, and what the machine's clock has moved since, in steps of 100
    /// ns.</summary>
    public override DateTimeOffset GetUtcNow()
        => _start.AddTicks((Machine.Now - _boot) / NanosecondsPerTick);

    /// <summary>Arms a timer.</summary>
    /// <param name="callback">Called by <see cref="Advance"/>.</param>
    /// <param name="state">Its argument.</param>
    /// <param name="dueTime">From now to the first call; <see cref="Timeout.InfiniteTimeSpan"/> for
    /// none.</param>
    /// <param name="period">From one call to the next; zero or <see
    /// cref="Timeout.InfiniteTimeSpan"/> for one call.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, or longer than 2^32 - 2
    /// ms.</exception>
    public override ITimer CreateTimer(
        TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new WheelTimer(this, _timers, callback, state);

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets the machine run, and makes the calls that come due, each at its
    /// time.</summary>
    /// <param name="time">How long, in the machine's time; zero makes the calls that are due
    /// now.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is
    /// negative.</exception>
    /// <exception cref="KernelBugException">The kernel ran into a BUG() or a deadlock.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        long until = Machine.Now + time.Ticks * NanosecondsPerTick;

        while (NextDue(until) is { } due)
            due.Call();
    }

    /// <summary>Runs something in an interrupt of the CPU of the timers.</summary>
    /// <exception cref="ObjectDisposedException">There is no machine any more.</exception>
    internal void OnCpu(Action body)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_timers.IsOver, Machine);
            bool ended = false;

            Machine.InterruptAt(_cpu, Machine.Now, () =>
            {
                body();
                ended = true;
            });
            if (!Machine.RunUntil(() => ended))
                throw new KernelBugException(
                    $"deadlock: a timer's change on cpu{_cpu} waits for nothing that comes");
        }
    }

    private DueCall? NextDue(long until)
    {
        lock (_gate)
        {
            for (; ; )
            {
                if (_timers.Due.TryDequeue(out DueCall? due))
                    return due;
                if (!Machine.RunUntil(
                    () => _timers.Due.Count != 0, Math.Max(0, until - Machine.Now)))
                    return null;
            }
        }
    }
}
