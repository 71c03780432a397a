// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using System.Text.Json.Nodes;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>
/// How fast each put-back bug is found, as the median of many seeds, and that ten times those runs find nothing in
/// the port without it.
/// </summary>
internal static class PutBackTable
{
    /// <summary>Seeds of two searches are this far apart, so that they have no run in common.</summary>
    private const ulong Apart = 1_000_000;

    /// <summary>Prints a row for each bug that needs a schedule; 1 if one is not found, or its scenario not silent.</summary>
    /// <param name="only">Name of one bug, or null for all.</param>
    /// <param name="seeds">Searches a bug.</param>
    /// <param name="builder">Makes the images.</param>
    public static int Print(ImageBuilder builder, string? only, int seeds)
    {
        int status = 0;

        Console.WriteLine("| bug | strategy | runs, median | longest, s | switches found, shrunk "
            + "| operations found, shrunk | broken | silent runs |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (PutBackBug bug in PutBackBugs.All.Where(bug => !bug.Sequential && (only == null || bug.Name == only)))
        {
            SearchResult[] found = Searches(builder, bug, seeds);
            long median = found.Select(answer => answer.Counts.Runs).Order().ElementAt(found.Length / 2);
            FailingRun? first = found[0].Found;
            SearchResult silent = Ask(builder, UpstreamFindings.AllRepairs,
                [Request(bug, Apart * 1000) with { Budget = new((ulong)(10 * median)) }])[0];
            int missed = found.Count(answer => !bug.Invariants.Contains(answer.Failure?.Invariant));

            Console.WriteLine($"| {bug.Name} | {SearchStrategies.NameOf(bug.Strategy)} {bug.Depth} | {median} "
                + $"| {found.Max(answer => answer.Milliseconds) / 1000.0:0.0} "
                + $"| {first?.FoundSchedule}, {first?.Schedule.Length} "
                + $"| {first?.FoundOperations}, {first?.Operations} "
                + $"| {first?.Failure.Invariant}{(missed == 0 ? "" : $", not found {missed} times")} "
                + $"| {(silent.Failure == null ? $"{silent.Counts.Runs}" : silent.Failure.Text)} |");
            if (missed != 0 || silent.Failure != null)
                status = 1;
        }
        return status;
    }

    private static SearchResult[] Searches(ImageBuilder builder, PutBackBug bug, int seeds)
        => Ask(builder, bug.Patches, Enumerable.Range(0, seeds)
            .Select(i => Request(bug, bug.Seed + (ulong)i * Apart) with { Runs = new() { Shrink = i == 0 } })
            .ToArray());

    private static SearchRequest Request(PutBackBug bug, ulong seed)
        => bug.Search with { Seed = seed };

    private static SearchResult[] Ask(ImageBuilder builder, SourcePatch[] patches, SearchRequest[] requests)
        => ImageProcess.RunAll(builder, requests
                .Select(request => new ImageJob(patches, Explore: true,
                    JsonSerializer.SerializeToNode(new ImageRequest { Search = request })!)
                {
                    Kind = ImageKinds.For(request),
                })
                .ToArray(), TimeSpan.FromHours(4))
            .Select(answer => answer.Deserialize<ImageResponse>()!.Search!).ToArray();
}
