// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Observers;

/// <summary>
/// How often each finding of docs/findings.md that a checker subtracts has shown on a machine.
/// </summary>
public sealed class FindingsSeen
{
    private readonly Dictionary<string, long> _counts = new();

    /// <summary>Those of <paramref name="machine"/>.</summary>
    public static FindingsSeen Of(Machine machine) => machine.Attached<FindingsSeen>();

    /// <summary>Times that the finding of that name has been subtracted; 0 if never.</summary>
    public long this[string finding] => _counts.GetValueOrDefault(finding);

    internal void Note(string finding) => _counts[finding] = this[finding] + 1;
}
