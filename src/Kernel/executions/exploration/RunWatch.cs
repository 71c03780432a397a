// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>What a run is watched for, besides what its policy needs.</summary>
internal sealed record RunWatch
{
    /// <summary>Collects its data races; null looks for none.</summary>
    public RaceNotes? Races { get; init; }

    /// <summary>Collects words that a step changed unseen, where a policy looks at steps; null checks nothing.</summary>
    public SortedSet<string>? Unseen { get; init; }

    /// <summary>Notes which operations it carries out and which race; null notes nothing.</summary>
    public CoverageNotes? Coverage { get; init; }

    /// <summary>Whether the memory in which it ends is hashed.</summary>
    public bool Ends { get; init; }

    /// <summary>Writes it down; null does not.</summary>
    public StepListing? Listing { get; init; }

    /// <summary>Records it for those who draw it; null for nobody.</summary>
    public StepRecorder? Recorder { get; init; }
}
