// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>How far a run may go, and where its choices are.</summary>
public sealed record RunLimits
{
    /// <summary>Marked operations after which the run counts as a livelock.</summary>
    public long Steps { get; init; } = 200_000;

    /// <summary>Times that the clock may move on while CPUs stand still.</summary>
    public int Stalls { get; init; } = 2;

    /// <summary>Clock interrupts that a CPU may take during the run.</summary>
    public int ClockInterrupts { get; init; } = 200;

    /// <summary>Allocations that may fail.</summary>
    public int AllocationFailures { get; init; }

    /// <summary>Which allocations these are; by default any.</summary>
    public Func<SlabRequest, bool> MayFail { get; init; } = static _ => true;

    /// <summary>Times that a clock may interrupt early or late.</summary>
    public int ClockErrors { get; init; }

    /// <summary>By how much, ns.</summary>
    public long ClockErrorNs { get; init; } = 20_000;

    /// <summary>Times that a CPU may stand still in the middle of something.</summary>
    public int CpuStalls { get; init; }

    /// <summary>For how long, ns.</summary>
    public long CpuStallNs { get; init; } = 1_500_000;

    /// <summary>CPUs that go offline, or come back, one after the other, each at a time of the
    /// scheduler's choice.</summary>
    public int[] Hotplug { get; init; } = [];

    /// <summary>CPU that asks for that.</summary>
    public int HotplugCaller { get; init; }

    /// <summary>
    /// Ends of the names of the files whose marked operations are choice points; empty is every
    /// ported source file (not headers, and not the machine's own code).
    /// </summary>
    public string[] Files { get; init; } = [];

    /// <summary>What a CPU sees of the others' stores.</summary>
    public MemoryModel Memory { get; init; }

    /// <summary>Most stores of a history, see <see cref="History"/>.</summary>
    public const int LongestHistory = 16;

    /// <summary>Stores to a location that may still be seen, 1 to <see cref="LongestHistory"/>;
    /// with 1 the memory is
    /// sequentially consistent.</summary>
    public int History { get; init; } = 8;

    /// <summary>Loads that may see an older store than the newest.</summary>
    public int StaleReads { get; init; } = 2;

    /// <summary>
    /// Whether loads of <paramref name="file"/> may: the timer wheel, the hierarchy and the tick,
    /// as far as they have choice points, and litmus tests.
    /// </summary>
    internal bool MayBeStale(string file) => IsModelled(file) && (Files.Length == 0 || Has(file));

    /// <summary>Whether a file is one of those whose loads may see an older store than the newest
    /// in some
    /// scenario.</summary>
    public static bool IsModelled(string file)
        => Array.Exists(s_modelled, end => file.EndsWith(end, StringComparison.Ordinal));

    private static readonly string[] s_modelled =
        ["/timer_migration.c.cs", "/time/timer.c.cs", "/tick-sched.c.cs", ".litmus.cs"];

    /// <summary>Whether the operations of <paramref name="file"/> are choice points.</summary>
    internal bool Has(string file)
        => Files.Length == 0
            ? SourceZones.IsPortedCode(file)
            : Array.Exists(Files, end => file.EndsWith(end, StringComparison.Ordinal));
}
