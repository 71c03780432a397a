// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Linux.Executions;

/// <summary>Runs a scenario under many schedules, until one fails or the budget is spent.</summary>
internal static class Search
{
    public static SearchResult Explore(Scenario scenario, SearchRequest request)
    {
        if ((request.Notes || request.Reduce || request.States != StateUse.None) && !Instrumentation.Records)
            throw new ArgumentException("notes and reduction need an image that records plain accesses");
        ISearchPolicy policy = Policy(request);
        using var run = new ScenarioRunner(scenario, request.Fresh);
        var clock = Stopwatch.StartNew();
        long runs = 0, failures = 0, operations = 0, choices = 0, redundant = 0;
        var response = new SearchResult(scenario.Name, null);
        SortedSet<string>? unseen = request.Audit ? new SortedSet<string>(StringComparer.Ordinal) : null;
        ulong runsHash = 0;
        var finals = new HashSet<ulong>();
        RaceNotes? notes = request.Notes ? new RaceNotes() : null;
        var watch = new RunWatch { Races = notes, Unseen = unseen };
        SearchProgress? progress = request.Progress ? new SearchProgress(Console.Error, 500) : null;

        policy.Prepare(made => run.Run(made).Choices);
        for (ulong i = request.Shard - 1; i < request.Runs; i += request.Shards)
        {
            if (runs != 0 && request.Milliseconds != 0 && clock.ElapsedMilliseconds > request.Milliseconds)
                break;
            ulong seed = request.Seed + i;
            IRunPolicy? made = policy.NextRun(seed);
            if (made == null)
                break;
            RunResult outcome = run.Run(made, watch);
            policy.Ran(outcome.Redundant);
            runs++;
            progress?.Tell(runs);
            runsHash = outcome.MixInto(runsHash);
            operations += outcome.Operations;
            choices += outcome.Choices;
            if (!outcome.Redundant && outcome.Failure == null)
                finals.Add(outcome.FinalState);
            redundant += outcome.Redundant ? 1 : 0;
            if (request.Twice && !outcome.Redundant)
                outcome = Again(scenario, outcome);
            if (outcome.Failure != null && (++failures == 1 || !request.KeepGoing))
            {
                response = Failed(run, request, outcome) with { FailingSeed = seed };
                if (!request.KeepGoing)
                    break;
            }
        }
        return response with
        {
            Runs = runs,
            Failures = failures,
            RunsHash = runsHash.ToString("x16"),
            Restored = run.Restored,
            NoSnapshot = run.Refusal ?? "",
            Redundant = redundant,
            Operations = operations,
            Choices = choices,
            Notes = notes?.Lines ?? [],
            Unseen = unseen?.ToArray() ?? [],
            States = policy.StatesMet,
            FinalStates = finals.Count,
            FinalStatesHash = finals.Aggregate(0ul, static (sum, hash) => sum + hash).ToString("x16"),
            Complete = policy.Complete,
            Milliseconds = clock.ElapsedMilliseconds,
        };
    }

    /// <summary>Runs a schedule and writes down what happens.</summary>
    public static SearchResult Replay(Scenario scenario, SearchRequest request)
    {
        var listing = new StepListing(request.Until);
        using var run = new ScenarioRunner(scenario, fresh: true);
        RunResult outcome = run.Run(new ReplayPolicy(request.Schedule), new RunWatch { Listing = listing });

        return new SearchResult(scenario.Name, outcome.Failure)
        {
            Runs = 1,
            Schedule = outcome.Schedule,
            Operations = outcome.Operations,
            Choices = outcome.Choices,
            Hash = outcome.Hash.ToString("x16"),
            Steps = listing.Lines,
        };
    }

    private static ISearchPolicy Policy(SearchRequest request) => request.Strategy switch
    {
        "random" => new RandomPolicy(),
        "pct" => new PctPolicy(request.Depth),
        "dfs" when request.Reduce => new ReducedDfsPolicy(),
        "dfs" => new DfsPolicy(request.Depth, request.States),
        _ => throw new ArgumentException(
            $"there is no strategy {request.Strategy}. It is one of random, pct, dfs."),
    };

    /// <summary>The same schedule must do the same again, on a machine that has just booted.</summary>
    private static RunResult Again(Scenario scenario, RunResult first)
    {
        using var run = new ScenarioRunner(scenario, fresh: true);
        RunResult second = run.Run(new ReplayPolicy(first.Schedule));

        if (second.Hash == first.Hash && second.Operations == first.Operations
            && second.Failure?.Text == first.Failure?.Text)
            return first;
        return first with
        {
            Failure = new ScenarioFailure("NONDETERMINISM",
                $"the same schedule took {first.Operations} operations, hash {first.Hash:x16}, and then "
                + $"{second.Operations}, hash {second.Hash:x16}", []),
        };
    }

    private static SearchResult Failed(ScenarioRunner run, SearchRequest request, RunResult outcome)
    {
        RunResult shortest = request.Shrink && outcome.Failure!.Invariant != "NONDETERMINISM"
            ? Shrinker.Shrink(run, outcome) : outcome;

        return new SearchResult(request.Scenario, shortest.Failure)
        {
            Schedule = shortest.Schedule,
            FoundSchedule = outcome.Schedule.Length,
            FoundOperations = outcome.Operations,
            ShortOperations = shortest.Operations,
            Hash = shortest.Hash.ToString("x16"),
        };
    }
}
