// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;
using Linux.Stories;

namespace Linux.Bench;

/// <summary>
/// What a run of a search costs under the kernel's memory model, beside one under sequential
/// consistency: the same scenario and seeds, in images of one process.
/// </summary>
internal static class MemoryModels
{
    private const ulong RunsOfARound = 2000;

    private static readonly string[] s_scenarios = ["open-idle-wake-2", "open-idle-wake-4"];

    /// <summary>Two rows for each scenario, in ns a run.</summary>
    /// <param name="rounds">Times that each is measured.</param>
    /// <param name="divisor">What the number of runs is divided by.</param>
    /// <param name="image">Makes an image of a kind, behind the findings.</param>
    /// <exception cref="InvalidOperationException">A run failed.</exception>
    public static IEnumerable<BenchRow> Measure(int rounds, int divisor,
        Func<ImageKind, LoadedImage> image)
    {
        LoadedImage strong = image(ImageKind.Explored), weak = image(ImageKind.Weak);
        ulong runs = Math.Max(1, RunsOfARound / (ulong)divisor);

        return s_scenarios.SelectMany(scenario => Meter.Compare(rounds,
            new Contender($"run of {scenario}: sc",
                () => Search(strong, scenario, MemoryModel.Sc, runs)),
            new Contender($"run of {scenario}: lkmm",
                () => Search(weak, scenario, MemoryModel.Lkmm, runs))));
    }

    private static Sample Search(LoadedImage image, string scenario, MemoryModel memory, ulong runs)
    {
        string request = JsonSerializer.Serialize(new ImageRequest
        {
            Search = new SearchRequest(scenario, SearchStrategy.Pct, 1)
            {
                Depth = 3,
                Memory = memory,
                Budget = new(runs),
            },
        });

        return Meter.Sample((long)runs, () =>
        {
            SearchResult? made =
                JsonSerializer.Deserialize<ImageResponse>(image.Run(request))!.Search;

            if (made is not { Failure: null } || made.Counts.Runs != (long)runs)
                throw new InvalidOperationException($"{scenario} did not make its runs");
        });
    }
}
