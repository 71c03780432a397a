// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Stories;

/// <summary>How something recorded compares with the port.</summary>
public enum ReplayVerdict
{
    /// <summary>It is what the port does.</summary>
    Agrees,

    /// <summary>The port does something else.</summary>
    Differs,

    /// <summary>The recording does not say enough.</summary>
    NotCompared,
}

/// <summary>One timer_start, recorded and replayed.</summary>
/// <param name="Line">Line of the recording.</param>
/// <param name="Index">Recorded idx; null where it is not recorded.</param>
/// <param name="ReplayedIndex">The port's idx.</param>
/// <param name="BucketExpiry">Recorded bucket_expiry in jiffies; null in older recordings.</param>
/// <param name="ReplayedBucketExpiry">The port's bucket_expiry.</param>
/// <param name="Verdict">How they compare.</param>
/// <param name="Note">What there is to say about it, or empty.</param>
public sealed record ReplayedPlacement(
    int Line, uint? Index, uint ReplayedIndex, ulong? BucketExpiry, ulong ReplayedBucketExpiry,
    ReplayVerdict Verdict, string Note)
{
    /// <summary>Whether the port put the timer where the recording has it.</summary>
    public bool Agrees => Verdict == ReplayVerdict.Agrees;
}
