// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Stories;

/// <summary>A wheel timer and what must be true of it, apart from the wheel's own data.</summary>
[ContainerOf("timer")]
public unsafe partial struct stress_timer
{
    /// <summary>The timer itself.</summary>
    public timer_list timer;

    /// <summary>
    /// Protects every field below, and is held around each call that arms or deletes the timer, but not
    /// around those that wait for its callback. Taken with interrupts off, outside of the base's lock.
    /// </summary>
    public raw_spinlock_t @lock;

    /// <summary>Its number.</summary>
    public int number;

    /// <summary>1 if it is to fire.</summary>
    public int armed;

    /// <summary>When, in jiffies.</summary>
    public ulong expires;

    /// <summary>1 if the wheel gave it out and its callback has not said so yet.</summary>
    public int in_flight;

    /// <summary>When that one was to fire, in jiffies.</summary>
    public ulong flight_expires;

    /// <summary>What <see cref="put_off_when_due"/> was of that one.</summary>
    public int flight_put_off;

    /// <summary>
    /// 1 if its time had come when it was put off, and it was left in its bucket; it fires at once then
    /// (SAME-BUCKET of docs/findings.md).
    /// </summary>
    public int put_off_when_due;

    /// <summary>1 while its owner waits for its end, so that nobody arms it.</summary>
    public int closing;

    /// <summary>State of the callback's own random numbers.</summary>
    public uint random;

    /// <summary>Calls that armed it while it was idle; of a timer without the lock.</summary>
    public long arms;

    /// <summary>Calls that deleted it while it was pending; of a timer without the lock.</summary>
    public long cancels;

    /// <summary>Times that its callback ran.</summary>
    public long fires;
}
