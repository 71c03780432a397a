// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Stories;

/// <summary>Jiffies as a recording has them; those of a 32-bit kernel wrap to 0.</summary>
internal static class RecordedJiffies
{
    private const ulong Wrap = 1ul << 32;

    /// <summary>The jiffy at which the event was recorded; null if it does not say.</summary>
    public static ulong? Of(RecordedEvent read)
    {
        switch (read.Name)
        {
            case "timer_start" when read.TryGet("now", out ulong now):
                return now;
            case "timer_start" when read.TryGet("expires", out ulong expires)
                    && read.TryGet("timeout", out ulong timeout):
                ulong jiffies = expires - timeout;

                return expires < Wrap ? jiffies & (Wrap - 1) : jiffies;
            case "timer_expire_entry" when read.TryGet("now", out ulong now):
                return now;
            default:
                return null;
        }
    }

    /// <summary>Signed distance; over the wrap if both may be those of a 32-bit kernel.</summary>
    public static long Difference(ulong jiffies, ulong before)
        => jiffies < Wrap && before < Wrap
            ? (int)(uint)(jiffies - before) : (long)(jiffies - before);
}
