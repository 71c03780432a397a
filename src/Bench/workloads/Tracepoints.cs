// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;

namespace Linux.Bench;

/// <summary>A loop with and without a tracepoint that no machine has on.</summary>
internal sealed unsafe class Tracepoints
{
    private readonly ulong[] _sums = new ulong[1];

    /// <summary>The loop alone.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Without(int turns)
    {
        for (int i = 0; i < turns; i++)
            Step((ulong)i);
    }

    /// <summary>The loop with the tracepoint.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Off(int turns)
    {
        for (int i = 0; i < turns; i++)
        {
            Step((ulong)i);
            Kernel.trace_timer_cancel(null);
        }
    }

    private void Step(ulong i) => _sums[0] += i;
}
