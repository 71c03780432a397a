// SPDX-License-Identifier: GPL-2.0-only
using System.Threading;

namespace Linux.Executions;

/// <summary>Whether anybody in this process wants to know of plain accesses.</summary>
internal static class RecordedRuns
{
    private static int s_runs;

    /// <summary>Whether some run records them.</summary>
    public static bool Any => Volatile.Read(ref s_runs) != 0;

    /// <summary>A run that does begins.</summary>
    public static void Begin() => Interlocked.Increment(ref s_runs);

    /// <summary>It has ended.</summary>
    public static void End() => Interlocked.Decrement(ref s_runs);
}
