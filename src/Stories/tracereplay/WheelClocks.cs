// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Stories;

/// <summary>
/// Where the clocks of a recording's wheels may stand. forward_timer_base() brings a wheel's clock
/// to jiffies, but not past its next expiry: on a CPU that is late with its timers it stands at the
/// bucket of one that is overdue.
/// </summary>
internal sealed class WheelClocks
{
    private readonly Dictionary<(int Cpu, bool Deferrable), SortedSet<ulong>> _expiries = new();

    /// <summary>
    /// A timer was put into a bucket. One that is cancelled later stays the next expiry until the
    /// wheel is run.
    /// </summary>
    public void Armed(RecordedStart start, ulong due)
    {
        if (!_expiries.TryGetValue(Wheel(start), out SortedSet<ulong>? expiries))
            _expiries.Add(Wheel(start), expiries = new SortedSet<ulong>());
        expiries.Add(due);
    }

    /// <summary>A timer of a bucket has expired: the clock has passed that bucket.</summary>
    public void Expired(ArmedTimer timer)
    {
        if (timer.IsExact && _expiries.TryGetValue(
            Wheel(timer.Start), out SortedSet<ulong>? expiries))
            expiries.RemoveWhere(due => (long)(due - timer.Due) <= 0);
    }

    /// <summary>Where events are missing, nothing is known any more.</summary>
    public void Gap(TraceGap gap)
    {
        if (gap.Kind == TraceGapKind.Dropped)
            _expiries.Clear();
    }

    /// <summary>
    /// The place in which a timer is put while an overdue one holds the clock back, if that is what
    /// the recording shows; else null.
    /// </summary>
    public WheelPlace? Explain(RecordedStart start, uint? index)
    {
        if (!_expiries.TryGetValue(Wheel(start), out SortedSet<ulong>? expiries))
            return null;
        foreach (ulong due in expiries)
        {
            long behind = (long)(start.Jiffy - due);

            if (behind < 0)
                return null;
            WheelPlace place = WheelPlace.Of(start.Expires, start.Jiffy, behind);
            if (place.Shows(index, start.BucketExpiry))
                return place;
        }
        return null;
    }

    private static (int Cpu, bool Deferrable) Wheel(RecordedStart start)
        => (start.Cpu, start.IsDeferrable);
}
