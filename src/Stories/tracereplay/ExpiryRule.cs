// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Stories;

/// <summary>Says what it means that a timer expired in some jiffy.</summary>
internal sealed class ExpiryRule
{
    private const long FewestLostJiffies = 25;
    private const int LostPerSecond = 10;

    private readonly JiffiesMap _map;
    private readonly long _lost;

    /// <summary>The rule for a recording.</summary>
    /// <param name="map">Its jiffies.</param>
    /// <param name="hz">Its HZ; 0 if that is unknown.</param>
    public ExpiryRule(JiffiesMap map, int hz)
    {
        _map = map;
        _lost = Math.Max(FewestLostJiffies, (hz == 0 ? 1000 : hz) / LostPerSecond);
    }

    /// <summary>Compares an expiry.</summary>
    /// <param name="read">The event.</param>
    /// <param name="now">Its recorded jiffy.</param>
    /// <param name="clock">Its baseclk on the machine; null where it is not recorded.</param>
    /// <param name="armed">The timer.</param>
    /// <param name="fired">When the machine expired it; null if it has not.</param>
    public ReplayedExpiry Judge(
        RecordedEvent read, ulong now, ulong? clock, ArmedTimer armed, ulong? fired)
    {
        ulong jiffy = _map.ToMachine(now);
        long late = Math.Max((long)(jiffy - armed.Due), Math.Min((long)(jiffy - armed.Earliest),
            0));
        ulong due = _map.ToRecorded(armed.Due);
        ExpiryTime time = fired == jiffy && late is >= 0 and <= ReplayMachine.Slack
            && IsItsBucket(armed, clock) ? ExpiryTime.OnTime : TimeOf(armed, late, clock, fired);
        string note = armed.Unknown;

        if (armed.IsUncertain && time is not (ExpiryTime.OnTime or ExpiryTime.Deferred))
        {
            time = ExpiryTime.Unknown;
            note = "a CPU's recording began after it was armed";
        }
        if (time == ExpiryTime.LikelyLost && !armed.Start.HasFlags)
            note = "or a deferrable one, its flags are not recorded";
        return new ReplayedExpiry(read.Number, now, time == ExpiryTime.Unknown ? null : due,
            armed.Start.Event.Number, late, time, note);
    }

    /// <summary>The timer, if it was due long before the recording ended.</summary>
    public UnseenTimer? Unseen(ArmedTimer armed, ulong end)
    {
        long overdue = (long)(end - armed.Due);

        return overdue < _lost || armed.Unknown.Length != 0 || armed.IsUncertain
            || armed.Start.IsDeferrable
            ? null : new UnseenTimer(armed.Start.Event.Number, _map.ToRecorded(armed.Due), overdue);
    }

    private static bool IsItsBucket(ArmedTimer armed, ulong? clock)
        => armed.Unknown.Length != 0 || !armed.IsExact || clock == null || clock == armed.Due;

    private ExpiryTime TimeOf(ArmedTimer armed, long late, ulong? clock, ulong? fired)
    {
        if (armed.Unknown.Length != 0)
            return ExpiryTime.Unknown;
        if (!IsItsBucket(armed, clock))
            return ExpiryTime.OtherBucket;
        if (late < 0)
            return ExpiryTime.Early;
        if (armed.IsFollowed && !armed.Start.IsDeferrable
            && (fired == null ? late > ReplayMachine.Slack
                : fired - armed.Due > ReplayMachine.Slack))
            return ExpiryTime.NotReplayed;
        if (late == 0)
            return ExpiryTime.OnTime;
        return armed.Start.IsDeferrable ? ExpiryTime.Deferred
            : late >= _lost ? ExpiryTime.LikelyLost : ExpiryTime.Late;
    }
}
