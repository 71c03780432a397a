// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>Equal searches have equal hashes, whichever process makes them.</summary>
public class ProcessHashTests
{
    private static readonly (string Scenario, SearchStrategy Strategy, ulong Runs)[] s_searches =
    [
        ("open-idle-wake-2", SearchStrategy.Pct, 20),
        ("open-idle-wake-2", SearchStrategy.Dfs, 9),
        ("open-isolation-3", SearchStrategy.Random, 10),
        ("open-shared-timer-2", SearchStrategy.Random, 10),
        ("open-nohz-full-2", SearchStrategy.Random, 5),
        ("open-hotplug-any-time-2", SearchStrategy.Random, 5),
        ("open-mix-3", SearchStrategy.Pct, 2),
        ("canary", SearchStrategy.Random, 50),
    ];

    [Fact]
    public void EqualSearches_HaveEqualHashes_InTwoProcesses()
    {
        ImageJob[] jobs = s_searches
            .Select(search => Job(search.Scenario, search.Strategy, search.Runs)).ToArray();
        string[] one = Answers(jobs);
        string[] other = Answers(jobs);

        Assert.Equal(one, other);
        Assert.Equal(jobs.Length, one.Distinct().Count());
    }

    private static ImageJob Job(string scenario, SearchStrategy strategy, ulong runs)
        => new([], Explore: true, JsonSerializer.SerializeToNode(new ImageRequest
        {
            Search = new SearchRequest(scenario, strategy, 3)
            {
                Budget = new(runs),
                Depth = strategy == SearchStrategy.Dfs ? 0 : 3,
                Runs = new() { KeepGoing = true, Shrink = false },
            },
        })!);

    /// <summary>All that a search answers, but for the time that it took.</summary>
    private static string[] Answers(ImageJob[] jobs)
        => ImageProcess.RunAll(ImageHost.Builder, jobs, TimeSpan.FromMinutes(10))
            .Select(answer => answer.Deserialize<ImageResponse>()!.Search!)
            .Select(answer => JsonSerializer.Serialize(answer with { Milliseconds = 0 })).ToArray();
}
