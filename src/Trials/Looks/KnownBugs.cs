// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Trials;

/// <summary>What a failure of a scenario looks like.</summary>
internal static class KnownBugs
{
    /// <summary>The bug that the code once had, or the finding, that fails alike; or null.
    /// </summary>
    public static string? Like(string scenario, string invariant)
    {
        if (UpstreamFindings.All.FirstOrDefault(f => f.Scenario == scenario &&
            f.Invariants.Contains(invariant)) is { } finding)
            return $"{finding.Name} of docs/findings.md";
        return PutBackBugs.All.FirstOrDefault(b => b.Scenario == scenario &&
            b.Invariants.Contains(invariant)) is { } bug ? $"{bug.Name}: {bug.Summary}" : null;
    }
}
