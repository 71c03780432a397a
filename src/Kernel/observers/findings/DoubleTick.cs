// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// The finding DOUBLE-TICK: while ticks become one-shot, one tick is counted by the CPU that still counts
/// in periodic mode, and again by the one that no longer does.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
public static unsafe class DoubleTick
{
    /// <summary>Its name in docs/findings.md.</summary>
    public const string Name = "DOUBLE-TICK";

    /// <summary>Clock monotonic when the first tick was set up and jiffies began, ns.</summary>
    private const long BootTime = 1_000_000;

    /// <summary>
    /// Whether jiffies counts a tick that the clock has not reached; for one tick, and then no more.
    /// </summary>
    /// <param name="now">Clock monotonic, ns.</param>
    public static bool IsAhead(long now) => last_jiffies_update > now;

    /// <summary>Whether jiffies counts one tick more than there were, for good.</summary>
    public static bool IsCounted()
        => (long)(jiffies - INITIAL_JIFFIES) > (last_jiffies_update - BootTime) / TICK_NSEC;
}
