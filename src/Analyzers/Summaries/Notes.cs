// SPDX-License-Identifier: GPL-2.0-only

namespace Linux.Analyzers.Summaries;

/// <summary>
/// What functions leave to be judged when all functions were seen: by one of them, or by all.
/// </summary>
internal sealed class Notes
{
    public OrderGraph Orders { get; } = new();
    public IrqSafety IrqSafety { get; } = new();
    public Waits Waits { get; } = new();
    public Pairs Pairs { get; } = new();
    public BitFields Bits { get; } = new();
    public Gaps Gaps { get; } = new();
    public CallerLocks CallerLocks { get; } = new();
    public RcuLists RcuLists { get; } = new();
    public OpenCallbacks OpenCallbacks { get; } = new();

    /// <summary>Takes in what one more function has left.</summary>
    public void Add(Notes other)
    {
        Orders.Add(other.Orders);
        IrqSafety.Add(other.IrqSafety);
        Waits.Add(other.Waits);
        Pairs.Add(other.Pairs);
        Bits.Add(other.Bits);
        Gaps.Add(other.Gaps);
        CallerLocks.Add(other.CallerLocks);
        RcuLists.Add(other.RcuLists);
        OpenCallbacks.Add(other.OpenCallbacks);
    }
}
