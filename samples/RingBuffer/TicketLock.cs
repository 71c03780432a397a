// SPDX-License-Identifier: GPL-2.0-only
using System.Threading;
using Linux.Annotations;

namespace RingBuffer;

/// <summary>A lock of one's own: first come, first served.</summary>
[LockType(LockKind.Spin)]
public struct TicketLock
{
    private int _next;
    private int _serving;

    /// <summary>Waits until it is the caller's turn.</summary>
    [Primitive, Acquires("this")]
    public void Take()
    {
        int mine = Interlocked.Increment(ref _next) - 1;
        while (Volatile.Read(ref _serving) != mine)
            Thread.SpinWait(1);
    }

    /// <summary>Lets the next one in.</summary>
    [Primitive, Releases("this")]
    public void Give() => Volatile.Write(ref _serving, _serving + 1);
}
