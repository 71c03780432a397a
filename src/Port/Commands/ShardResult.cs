// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>What one shard found, as a line of JSON.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Strategy">Strategy.</param>
/// <param name="Seed">First seed of all shards.</param>
/// <param name="Shard">Which part, from 1.</param>
/// <param name="Shards">Number of parts.</param>
/// <param name="Runs">Runs made.</param>
/// <param name="Operations">Marked operations of all runs.</param>
/// <param name="Choices">Choices of all runs.</param>
/// <param name="Milliseconds">Time taken, ms.</param>
/// <param name="FailingSeed">Seed of the run that failed; 0 for none.</param>
/// <param name="Failure">What broke, or null.</param>
/// <param name="Schedule">Its schedule, made short.</param>
internal sealed record ShardResult(
    string Scenario, string Strategy, ulong Seed, ulong Shard, ulong Shards, long Runs, long Operations,
    long Choices, long Milliseconds, ulong FailingSeed, string? Failure, ScheduledDecision[] Schedule)
{
    /// <summary>What a CPU saw of the others' stores.</summary>
    public MemoryModel Memory { get; init; }

    /// <summary>The data races that were noted.</summary>
    public string[] Notes { get; init; } = [];

    /// <summary>The result of a request.</summary>
    public static ShardResult Of(SearchRequest request, SearchResult result)
        => new(result.Scenario, SearchStrategies.NameOf(request.Strategy), request.Seed,
            request.Shard.Number, request.Shard.Of, result.Counts.Runs, result.Counts.Operations,
            result.Counts.Choices, result.Milliseconds, result.Found?.Seed ?? 0, result.Failure?.Text,
            result.Found?.Schedule ?? [])
        {
            Memory = request.Memory,
            Notes = result.Races,
        };

    /// <summary>Prints the sum of the results in <paramref name="files"/>; 1 if any failed.</summary>
    /// <exception cref="ArgumentException">A line is no result, or a shard is there twice.</exception>
    public static int Merge(string[] files)
    {
        List<ShardResult> all = files.SelectMany(Read).ToList();
        bool failed = false;

        foreach (var group in all.GroupBy(r => (r.Scenario, r.Strategy, r.Memory, r.Seed,
            r.Shards)))
        {
            var shards = group.OrderBy(r => r.Shard).ToList();
            if (shards.DistinctBy(r => r.Shard).Count() != shards.Count)
                throw new ArgumentException($"a shard of {group.Key.Scenario} is there twice");
            ShardResult? first = shards.Where(r => r.Failure != null).MinBy(r => r.FailingSeed);

            failed |= first != null;
            string memory = group.Key.Memory == MemoryModel.Sc ? "" : " lkmm";

            Console.WriteLine($"{group.Key.Scenario} {group.Key.Strategy}{memory} seed "
                + $"{group.Key.Seed}: "
                + $"{shards.Count} of {group.Key.Shards} shards, {shards.Sum(r => r.Runs)} runs, "
                + $"{shards.Sum(r => r.Operations)} operations, "
                + $"{shards.Sum(r => r.Milliseconds) / 1000.0:0.0} s, "
                + (first == null ? "silent" : $"fails at seed {first.FailingSeed}: {first.Failure}"));
        }
        return failed ? 1 : 0;
    }

    private static IEnumerable<ShardResult> Read(string file)
    {
        int number = 0;

        foreach (string line in InputFile.ReadText(file).Split('\n'))
        {
            ShardResult? result = null;

            number++;
            if (line.Length == 0)
                continue;
            try
            {
                result = JsonSerializer.Deserialize<ShardResult>(line);
            }
            catch (JsonException)
            {
            }
            if (result?.Scenario == null || result.Shards == 0)
                throw new ArgumentException($"{file}:{number} is no result of port explore --out");
            yield return result;
        }
    }
}
