// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>A place in the wheel, by the port's own calc_wheel_index().</summary>
/// <param name="Index">Bucket, counted over all levels.</param>
/// <param name="Expiry">Jiffy at which the bucket is expired.</param>
/// <param name="Behind">
/// Jiffies that the wheel's clock was behind jiffies; -1 right after the wheel has been run, as
/// in a
/// timer's callback.
/// </param>
internal readonly record struct WheelPlace(uint Index, ulong Expiry, long Behind)
{
    /// <summary>Where a timer goes if the wheel's clock is so far behind.</summary>
    public static unsafe WheelPlace Of(ulong expires, ulong jiffy, long behind)
    {
        ulong expiry;
        uint index = (uint)calc_wheel_index(expires, jiffy - (ulong)behind, &expiry);

        return new WheelPlace(index, expiry, behind);
    }

    /// <summary>
    /// The place that a recording shows, for the clock that is nearest to jiffies; null if
    /// there is no
    /// clock for which the port puts the timer there.
    /// </summary>
    /// <param name="expires">What the timer was armed for.</param>
    /// <param name="jiffy">When.</param>
    /// <param name="index">Recorded bucket; null if that is not recorded.</param>
    /// <param name="expiry">Its recorded expiry; null if that is not recorded.</param>
    public static WheelPlace? Explain(ulong expires, ulong jiffy, uint? index, ulong? expiry)
    {
        foreach (long behind in (System.ReadOnlySpan<long>)[0, -1])
        {
            WheelPlace place = Of(expires, jiffy, behind);

            if (place.Shows(index, expiry))
                return place;
        }
        // The level depends on the clock, the bucket in it does not: each level's nearest clock
        // will do.
        for (uint level = 0; level < LVL_DEPTH; level++)
        {
            long behind = (long)(jiffy - expires + (level == 0 ? 0 : LVL_START(level)));

            if (behind <= 0)
                continue;
            WheelPlace place = Of(expires, jiffy, behind);
            if (place.Shows(index, expiry))
                return place;
        }
        return null;
    }

    /// <summary>Whether this is what a recording shows; null is not recorded.</summary>
    public bool Shows(uint? index, ulong? expiry)
        => (index == null || index == Index) && (expiry == null || expiry == Expiry);
}
