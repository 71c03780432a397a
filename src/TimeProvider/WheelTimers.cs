// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Time;

/// <summary>
/// A machine's timers of this kind: which is which, those that have fired, and memory that is free
/// again. The kernel's
/// allocator never gives freed memory out twice, so that memory is kept here.
/// </summary>
internal sealed unsafe class WheelTimers : IDisposable
{
    private readonly Dictionary<nint, WheelTimer> _byAddress = [];
    private readonly Stack<nint> _free = [];

    static WheelTimers()
        => KernelSymbols.Register(
            (delegate*<timer_list*, void>)&provider_timer_fn, nameof(provider_timer_fn));

    /// <summary>In the order in which they fired.</summary>
    public Queue<DueCall> Due { get; } = [];

    /// <summary>Whether the machine has been disposed of, and every timer with it.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Makes a timer; the caller is an interrupt of the machine.</summary>
    /// <exception cref="InvalidOperationException">The machine has no memory left.</exception>
    public timer_list* Make(WheelTimer owner)
    {
        var made = _free.TryPop(out nint free) ? (provider_timer*)free
            : (provider_timer*)kmalloc((ulong)sizeof(provider_timer), GFP_ATOMIC);

        if (made == null)
            throw new InvalidOperationException("the machine has no memory left for a timer.");
        *made = default;
        timer_setup(&made->timer, &provider_timer_fn, 0);
        _byAddress.Add((nint)made, owner);
        return &made->timer;
    }

    /// <summary>Ends a timer for good; the caller is an interrupt of the machine.</summary>
    public void End(timer_list* timer)
    {
        // Nobody waits for its callback: an interrupt may not, and the machine stood still when it
        // came.
        timer_shutdown(timer);
        _byAddress.Remove((nint)timer);
        _free.Push((nint)timer);
    }

    /// <summary>The machine ends.</summary>
    public void Dispose() => IsOver = true;

    private static void provider_timer_fn(timer_list* timer)
        => ThisCpu.machine!.Find<WheelTimers>()!._byAddress[(nint)timer].Fired();
}
