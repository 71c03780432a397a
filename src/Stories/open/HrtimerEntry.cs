// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Stories;

/// <summary>What an <see cref="HrtimerLedger"/> knows of one timer.</summary>
/// <param name="address">Its <see cref="ledger_hrtimer"/>.</param>
/// <param name="mode">Whether it is pinned, and whether it fires in a softirq.</param>
internal sealed class HrtimerEntry(nint address, hrtimer_mode mode)
{
    public nint Address { get; } = address;

    public hrtimer_mode Mode { get; } = mode;

    /// <summary>Times that it has yet to fire.</summary>
    public int Left { get; set; }

    /// <summary>When it is to, ns; long.MaxValue while it is being started.</summary>
    public long Due { get; set; }

    /// <summary>Whether it is being started; what it was to do before may still fire
    /// then.</summary>
    public bool IsStarting => Due == long.MaxValue;

    /// <summary>What it was started for when it fired last, ns.</summary>
    public long FiredFor { get; set; } = -1;

    /// <summary>Times that it was cancelled while it was queued.</summary>
    public int Cancelled { get; set; }
}
