// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Stories;

/// <summary>What is to be said of the time at which a timer expired.</summary>
public enum ExpiryTime
{
    /// <summary>In the jiffy in which its bucket is due.</summary>
    OnTime,

    /// <summary>Later than its bucket is due, as on a busy CPU.</summary>
    Late,

    /// <summary>
    /// Later, and it is deferrable, so that it may have waited for its CPU to wake.
    /// </summary>
    Deferred,

    /// <summary>So much later that it was likely lost, and found again by luck.</summary>
    LikelyLost,

    /// <summary>Before its time.</summary>
    Early,

    /// <summary>baseclk is not its bucket's time.</summary>
    OtherBucket,

    /// <summary>The port has not expired it when it was due.</summary>
    NotReplayed,

    /// <summary>It is not known when it was due.</summary>
    Unknown,
}

/// <summary>One timer_expire_entry, recorded and replayed.</summary>
/// <param name="Line">Line of the recording.</param>
/// <param name="Now">Recorded jiffy.</param>
/// <param name="Due">Jiffy in which the port's wheel expires it; null if that is not known.</param>
/// <param name="ArmedLine">Line that armed it; 0 if there is none.</param>
/// <param name="Late">Jiffies between the two; negative is early.</param>
/// <param name="Time">What that means.</param>
/// <param name="Note">Why it is not known, or empty.</param>
public sealed record ReplayedExpiry(
    int Line, ulong Now, ulong? Due, int ArmedLine, long Late, ExpiryTime Time, string Note)
{
    /// <summary>How it compares with the port.</summary>
    public ReplayVerdict Verdict => Time switch
    {
        ExpiryTime.Unknown => ReplayVerdict.NotCompared,
        ExpiryTime.OnTime or ExpiryTime.Late or ExpiryTime.Deferred => ReplayVerdict.Agrees,
        _ => ReplayVerdict.Differs,
    };
}

/// <summary>
/// A timer that was due long before its recording ends, and is not seen to expire.
/// </summary>
/// <param name="ArmedLine">Line that armed it.</param>
/// <param name="Due">Jiffy in which it was due.</param>
/// <param name="Overdue">Jiffies from there to the end of the recording.</param>
public sealed record UnseenTimer(int ArmedLine, ulong Due, long Overdue);
