// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>What a search of one scenario prints.</summary>
internal static class SearchReport
{
    /// <summary>Prints it, and writes the replay file if something broke; 1 then.</summary>
    /// <param name="request">The search.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="replay">The replay file of a run.</param>
    /// <param name="path">Where that goes.</param>
    public static int Print(
        SearchRequest request, SearchResult result, Func<FailingRun, ReplayFile> replay, string path)
    {
        double seconds = Math.Max(0.001, result.Milliseconds / 1000.0);
        SearchCounts counts = result.Counts;
        string bound = request.Strategy == SearchStrategy.ReducedDfs ? "every schedule, up to the order of independent steps"
            : $"every schedule with {request.Depth} preemptions"
                + (request.Runs.Epochs ? " from each state at rest to the next" : "")
                + (request.Shard is { Of: 1 } ? ""
                    : $", part {request.Shard.Number} of {request.Shard.Of}");

        Console.WriteLine($"{result.Scenario}: {counts.Runs} runs, {counts.Operations} marked "
            + $"operations, {counts.Choices} choices in {Waited():0.0} s, {seconds:0.0} s of it searching: "
            + $"{counts.Runs / seconds:0} "
            + $"runs/s, {counts.Operations / seconds:0} operations/s"
            + (counts.States != 0 ? $"; {counts.States} states" : "")
            + (counts.Redundant != 0 ? $"; {counts.Redundant} runs ended early" : "")
            + (result.Complete ? $"; complete, {bound}: {result.Ends.Count} final states, hash "
                + result.Ends.Hash : ""));
        foreach (string note in result.Races)
            Console.WriteLine($"data race: {note}");
        if (result.Found is not { } run)
            return 0;
        OutputFile.Write(path, replay(run).ToText());
        Console.WriteLine($"{run.Failure.Invariant} broken: {run.Failure.Text}");
        int stale = run.Schedule.Count(decision => decision.IsOfALoad);

        Console.WriteLine($"seed {run.Seed}; {run.Schedule.Length - stale} switches"
            + (request.Memory == MemoryModel.Sc ? ""
                : $" and {stale} stale reads") + ", shrunk from "
            + $"{run.FoundSchedule}; {run.Operations} operations, from {run.FoundOperations}");
        Console.WriteLine($"replay with: port replay {path}");
        return 1;
    }

    /// <summary>How long the user has waited, s.</summary>
    private static double Waited()
        => (DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalSeconds;
}
