// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux;

/// <summary>How far a run may go, and where its choices are.</summary>
public sealed record ExplorationLimits
{
    private readonly Dictionary<string, bool> _files = new(ReferenceEqualityComparer.Instance);

    /// <summary>Marked operations after which the run counts as a livelock.</summary>
    public long Steps { get; init; } = 200_000;

    /// <summary>Times that the clock may move on while CPUs stand still.</summary>
    public int Stalls { get; init; } = 2;

    /// <summary>Clock interrupts that a CPU may take during the run.</summary>
    public int ClockInterrupts { get; init; } = 200;

    /// <summary>
    /// Ends of the names of the files whose marked operations are choice points; empty is every
    /// ported source file (not headers, and not the machine's own code).
    /// </summary>
    public string[] Files { get; init; } = [];

    /// <summary>Whether the operations of <paramref name="file"/> are choice points.</summary>
    internal bool Has(string file)
    {
        if (_files.TryGetValue(file, out bool known))
            return known;
        bool has = Files.Length == 0
            ? file.Replace('\\', '/').Contains("/kernel/", StringComparison.Ordinal)
            : Array.Exists(Files, end => file.EndsWith(end, StringComparison.Ordinal));

        _files[file] = has;
        return has;
    }
}
