// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

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
    /// <summary>Whether it shows in virtual time, its programs one after the other.</summary>
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

    /// <summary>
    /// The bug of a file in this folder. Its head has <c>Subject</c>, <c>Scenario</c>,
    /// <c>Breaks</c> (invariants), and, where a schedule is needed, <c>Search</c>: a strategy and
    /// <c>depth</c>, <c>seed</c>, <c>runs</c> and <c>memory</c>.
    /// </summary>
    /// <exception cref="ImageException">The head says something else.</exception>
    internal static PutBackBug Of(PatchFile file)
    {
        string Said(string key) => file.Head.TryGetValue(key, out string? value)
            ? value : throw new ImageException($"{file.Name}.patch does not say its {key}.");
        var bug = new PutBackBug(file.Name, Said("Subject"), Said("Scenario"),
            Said("Breaks").Split(' '), file.Patches);
        if (!file.Head.TryGetValue("Search", out string? search))
            return bug with { Sequential = true };
        foreach (string word in search.Split(", "))
        {
            bug = word.Split(' ') switch
            {
                ["depth", var n] => bug with { Depth = int.Parse(n, CultureInfo.InvariantCulture) },
                ["seed", var n] => bug with { Seed = ulong.Parse(n, CultureInfo.InvariantCulture) },
                ["runs", var n] => bug with { Runs = ulong.Parse(n, CultureInfo.InvariantCulture) },
                ["memory", var model] => bug with { Memory = Enum.Parse<MemoryModel>(model, true) },
                [var how] => bug with { Strategy = Enum.Parse<SearchStrategy>(how, true) },
                _ => throw new ImageException($"{file.Name}.patch searches by '{word}'."),
            };
        }
        return bug;
    }
}

/// <summary>Every bug that can be put back.</summary>
public static class PutBackBugs
{
    /// <summary>In order of their names.</summary>
    public static IReadOnlyList<PutBackBug> All { get; } =
        PatchFile.Of("PutBack").Select(PutBackBug.Of).ToArray();

    /// <summary>The bug called <paramref name="name"/>, or null.</summary>
    public static PutBackBug? Named(string name) => All.FirstOrDefault(bug => bug.Name == name);
}
