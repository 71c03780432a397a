// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;

namespace Linux.Stories;

/// <summary>What a recording shows of the kernel that wrote it.</summary>
internal sealed class RecordedKernel
{
    private static readonly int[] s_hz = [24, 32, 48, 64, 100, 128, 200, 250, 256, 300, 512, 1000,
        1024];

    /// <summary>
    /// Whether timer_start prints the bucket of the arming before, as kernels before 5.2 do.
    /// </summary>
    public bool IndexIsOfTheArmingBefore { get; private init; }

    /// <summary>Whether timer_start prints a bucket at all.</summary>
    public bool HasIndex { get; private init; }

    /// <summary>Whether timer_expire_entry stands in the recording.</summary>
    public bool HasExpiries { get; private init; }

    /// <summary>
    /// Ticks a second, from jiffies and the recording's clock; 0 if they do not tell.
    /// </summary>
    public int Hz { get; private init; }

    /// <summary>Bits of an unsigned long.</summary>
    public int Bits { get; private init; }

    /// <summary>Which kernels print like this, in words.</summary>
    public string Prints { get; private init; } = "";

    /// <summary>Looks at a recording.</summary>
    /// <param name="events">All of its events.</param>
    /// <param name="starts">Those that arm a timer, in order.</param>
    /// <param name="map">Its jiffies.</param>
    public static RecordedKernel Of(
        IReadOnlyList<RecordedEvent> events, IReadOnlyList<RecordedStart> starts, JiffiesMap map)
    {
        bool hasIndex = starts.Any(s => s.Index != null);
        bool hasBucket = starts.Any(s => s.BucketExpiry != null);
        bool hasClock = events.Any(e => e.Fields.ContainsKey("baseclk"));
        bool hasExpiries = events.Any(e => e.Name == "timer_expire_entry");
        bool hasNumber = starts.Any(s => s.HasNumber);
        bool before = hasIndex && !hasBucket && !hasClock
            && (hasExpiries || hasNumber || LooksLikeTheArmingBefore(starts));

        return new RecordedKernel
        {
            IndexIsOfTheArmingBefore = before,
            HasIndex = hasIndex,
            HasExpiries = hasExpiries,
            Hz = FindHz(events),
            Bits = map.Bits,
            Prints = (hasBucket, hasClock, hasIndex, hasNumber) switch
            {
                (true, _, _, _) => "6.8 or later",
                (_, true, _, _) => "5.2 to 6.7",
                (_, _, true, true) => "4.8 to 4.15",
                (_, _, _, true) => "4.2 to 4.15",
                (_, _, true, _) => before ? "4.16 to 5.1" : "4.16 to 6.7",
                _ => starts.Count != 0 ? "2.6.31 to 4.1" : "2.6.31 to 5.1",
            },
        };
    }

    /// <summary>
    /// Without an expiry the fields are the same before 5.2 and after. It is before, if the
    /// buckets are
    /// wrong for the lines that print them, and right for the arming before.
    /// </summary>
    private static bool LooksLikeTheArmingBefore(IReadOnlyList<RecordedStart> starts)
    {
        var before = new Dictionary<string, RecordedStart>(StringComparer.Ordinal);
        int wrong = 0;
        int right = 0;

        foreach (RecordedStart start in starts)
        {
            string timer = start.Event.Timer!;

            if (start.Index is not { } index)
                continue;
            if (WheelPlace.Explain(start.Expires, start.Jiffy, index, null) is not { Behind: <= 2 })
                wrong++;
            if (before.TryGetValue(timer, out RecordedStart? last) && index != 0)
            {
                if (WheelPlace.Explain(last.Expires, last.Jiffy, index, null) is not
                    {
                        Behind: <=
                    2
                    })
                    return false;
                right++;
            }
            before[timer] = start;
        }
        return wrong != 0 && right != 0;
    }

    /// <summary>Ticks a second; 0 if the events do not tell.</summary>
    public static int FindHz(IReadOnlyList<RecordedEvent> events)
    {
        var times = events.Where(e => e.TimeNs != null && RecordedJiffies.Of(e) != null)
            .Select(e => (Ns: e.TimeNs!.Value, Jiffies: RecordedJiffies.Of(e)!.Value)).ToList();

        if (times.Count < 2)
            return 0;
        double steps = RecordedJiffies.Difference(times[^1].Jiffies, times[0].Jiffies);
        double seconds = (times[^1].Ns - times[0].Ns) / 1e9;
        if (steps < 4 || seconds <= 0)
            return 0;
        // The first and the last jiffy may each be off by one.
        return s_hz.Where(hz => Math.Abs(seconds * hz - steps) <= 1.5 && hz * seconds > 3)
            .OrderBy(hz => Math.Abs(seconds * hz - steps)).FirstOrDefault();
    }
}
