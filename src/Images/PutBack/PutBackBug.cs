// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>A bug that the code once had, as the change of the port that brings it back.</summary>
/// <param name="Name">Its name, which begins as that of the scenario that shows it.</param>
/// <param name="Summary">What it is, in one sentence.</param>
/// <param name="Scenario">Scenario that shows it.</param>
/// <param name="Invariants">Invariants of which one must break.</param>
/// <param name="Patches">The change.</param>
public sealed record PutBackBug(
    string Name, string Summary, string Scenario, string[] Invariants, SourcePatch[] Patches)
{
    /// <summary>Whether it shows in virtual time already, with its programs one after the other.</summary>
    public bool Sequential { get; init; }

    /// <summary>Strategy by which it is looked for.</summary>
    public SearchStrategy Strategy { get; init; } = SearchStrategy.Pct;

    /// <summary>Depth of the strategy.</summary>
    public int Depth { get; init; } = 2;

    /// <summary>What a CPU must see of the others' stores for it to show.</summary>
    public MemoryModel Memory { get; init; }

    /// <summary>Seed of the first run.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Runs from that seed on that are enough.</summary>
    public ulong Runs { get; init; } = 2000;

    /// <summary>The search that finds it.</summary>
    public SearchRequest Search => new(Scenario, Strategy, Seed) 
        { Budget = new(Runs), Depth = Depth, Memory = Memory };

    /// <summary>The run or the search that finds it.</summary>
    public ImageRequest Request => Sequential
        ? new ImageRequest { Simulation = new SimulationRequest(Scenario) }
        : new ImageRequest { Search = Search };
}

/// <summary>Every bug that can be put back.</summary>
public static class PutBackBugs
{
    /// <summary>In order of their names.</summary>
    public static IReadOnlyList<PutBackBug> All { get; } = new PutBackBug[][]
    {
        MigrationWalks.All, RemoteExpiry.All, HierarchyChanges.All, WheelBugs.All, SequentialMigration.All,
        SequentialTick.All, WeakOrder.All,
    }.SelectMany(bugs => bugs).OrderBy(bug => bug.Name, StringComparer.Ordinal).ToArray();

    /// <summary>The bug called <paramref name="name"/>, or null.</summary>
    public static PutBackBug? Named(string name) => All.FirstOrDefault(bug => bug.Name == name);
}
