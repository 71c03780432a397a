// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Time;

/// <summary>A timer in a machine's wheel.</summary>
internal sealed unsafe class WheelTimer : ITimer
{
    private const long NanosecondsPerTick = 100;
    private const long Never = long.MaxValue;
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly MachineTimeProvider _provider;
    private readonly WheelTimers _timers;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private timer_list* _timer;
    private bool _disposed;
    private long _due = Never;
    private long _period;
    private long _setting;

    /// <summary>A timer that is not armed.</summary>
    public WheelTimer(MachineTimeProvider provider, WheelTimers timers, TimerCallback callback,
        object? state)
    {
        _provider = provider;
        _timers = timers;
        _callback = callback;
        _state = state;
    }

    /// <summary>Counts how often it was set.</summary>
    public long Setting => Volatile.Read(ref _setting);

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        bool changed = false;

        _provider.OnCpu(() =>
        {
            if (_disposed)
                return;
            changed = true;
            if (_timer == null)
                _timer = _timers.Make(this);
            _setting++;
            _period = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks * NanosecondsPerTick;
            _due = dueTime == Timeout.InfiniteTimeSpan
                ? Never : ktime_get() + dueTime.Ticks * NanosecondsPerTick;
            if (_due == Never)
                timer_delete(_timer);
            else
                Arm();
        });
        return changed;
    }

    /// <summary>Makes the call.</summary>
    public void Call() => _callback(_state);

    /// <summary>The kernel has taken it off the wheel; the caller is its soft interrupt.</summary>
    public void Fired()
    {
        // The wheel ends after some days, and fires what is farther away at its end.
        if (ktime_get() < _due)
        {
            Arm();
            return;
        }
        _timers.Due.Enqueue(new DueCall(this, _setting));
        if (_period == 0)
            return;
        // From the time that was meant, so that what the wheel is late by does not add up.
        _due += _period;
        Arm();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_timers.IsOver)
            _provider.OnCpu(End);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void End()
    {
        if (_disposed)
            return;
        _disposed = true;
        _setting++;
        if (_timer != null)
            _timers.End(_timer);
    }

    /// <summary>
    /// To the first jiffy that does not begin before it is due. The wheel adds a bucket, because it
    /// does not know
    /// how far the jiffy is in which a timer is armed; here that is known.
    /// </summary>
    private void Arm()
    {
        // Until the tick is a one-shot device's, the time of the last one stands in
        // tick_next_period.
        long began = last_jiffies_update != 0 ? last_jiffies_update : tick_next_period;

        mod_timer(_timer, jiffies + (ulong)((Math.Max(1, _due - began) - 1) / TICK_NSEC));
    }

    private static void Check(TimeSpan time, string name)
    {
        if (time != Timeout.InfiniteTimeSpan && (time < TimeSpan.Zero || time > s_longest))
            throw new ArgumentOutOfRangeException(
                name, time, $"it takes 0 to {s_longest}, or Timeout.InfiniteTimeSpan.");
    }
}
