// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>
/// Something that upstream's own code gets wrong under some schedule. The port keeps it;
/// docs/findings.md tells of it, and a search behind it starts from the port with its
/// <see cref="Repair"/> applied.
/// </summary>
/// <param name="Name">Its name in docs/findings.md.</param>
/// <param name="Scenario">The smallest scenario that shows it.</param>
/// <param name="Invariants">Invariants of which one breaks.</param>
public sealed record UpstreamFinding(
    string Name, string Scenario, string[] Invariants)
{
    /// <summary>
    /// Changes of the port under which it is no longer seen; empty if no other scenario comes
    /// across it.
    /// </summary>
    public SourcePatch[] Repair => Repairs.Of(Name);

    /// <summary>Strategy that finds it.</summary>
    public SearchStrategy Strategy { get; init; } = SearchStrategy.Pct;

    /// <summary>Depth of the strategy.</summary>
    public int Depth { get; init; } = 2;

    /// <summary>Seed of the first run.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Runs from that seed on that are enough.</summary>
    public ulong Runs { get; init; } = 2000;

    /// <summary>The search that finds it.</summary>
    public SearchRequest Search
        => new(Scenario, Strategy, Seed) { Budget = new(Runs), Depth = Depth };

    /// <summary>Name of the replay file below docs/replays.</summary>
    public string ReplayName => $"{Scenario}.replay.json";
}

/// <summary>Every finding that needs a schedule.</summary>
public static class UpstreamFindings
{
    /// <summary>In order of their names.</summary>
    public static IReadOnlyList<UpstreamFinding> All { get; } =
    [
        new("FREED-GROUP", "finding-freed-group", ["I12"]),
        new("ISOLATED-CALLER", "finding-isolated-caller", ["I1"]),
        new("ISOLATED-CALLER", "finding-isolated-caller-late", ["I6"]),
        new("OWN-EVENT", "finding-own-event", ["I9"]) { Depth = 3 },
        new("REARMED-ELSEWHERE", "finding-rearmed-elsewhere", ["I4", "I6"]),
        new("ROOT-ON-ITS-WAY", "r25-root-over-walk", ["I11"]) { Depth = 3 },
        new("RUNNING-CALLBACK", "finding-running-callback", ["I9"]),
        new("RUNNING-CALLBACK", "finding-running-callback-elsewhere", ["I9"]),
        new("SIBLING-SLEEPS", "finding-sibling-sleeps", ["I4"]) { Depth = 3 },
        new("SIBLING-SLEEPS", "finding-sibling-sleeps-late", ["I6"]) { Depth = 3 },
    ];

    /// <summary>All repairs together, those of findings that need no schedule too.</summary>
    public static SourcePatch[] AllRepairs { get; } =
        All.SelectMany(finding => finding.Repair)
            .Concat(Repairs.Of("FIRST-GROUP")).Concat(Repairs.Of("FAR-TIMER"))
            .Distinct().ToArray();
}
