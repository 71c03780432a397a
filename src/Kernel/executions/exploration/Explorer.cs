// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Linux.Executions;

/// <summary>Runs a scenario under many schedules, until one fails or the budget is spent.</summary>
internal static class Explorer
{
    public static SearchResult Explore(Scenario scenario, SearchRequest request)
    {
        if ((request.Notes || request.Reduce || request.States != StateKeys.None) && !Instrumentation.Records)
            throw new ArgumentException("notes and reduction need an image that records plain accesses");
        IStrategy strategy = Strategy(request);
        using var run = new ExploredRun(scenario, request.Fresh);
        var clock = Stopwatch.StartNew();
        long runs = 0, failures = 0, operations = 0, choices = 0, redundant = 0;
        var response = new SearchResult(scenario.Name, null);
        SortedSet<string>? unseen = request.Audit ? new SortedSet<string>(StringComparer.Ordinal) : null;
        ulong runsHash = 0;
        var finals = new HashSet<ulong>();
        RaceNotes? notes = request.Notes ? new RaceNotes() : null;
        SearchProgress? progress = request.Progress ? new SearchProgress(Console.Error, 500) : null;

        strategy.Prepare(choices => run.Run(choices).Choices);
        for (ulong i = request.Shard - 1; i < request.Runs; i += request.Shards)
        {
            if (runs != 0 && request.Milliseconds != 0 && clock.ElapsedMilliseconds > request.Milliseconds)
                break;
            ulong seed = request.Seed + i;
            IChoices? made = strategy.NextRun(seed);
            if (made == null)
                break;
            RunOutcome outcome = run.Run(made, notes: notes, unseen: unseen);
            strategy.Ran(outcome.Choices, outcome.Redundant);
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
            States = (strategy as DfsChoices)?.States ?? 0,
            FinalStates = finals.Count,
            FinalStatesHash = finals.Aggregate(0ul, static (sum, hash) => sum + hash).ToString("x16"),
            Complete = strategy.Complete,
            Milliseconds = clock.ElapsedMilliseconds,
        };
    }

    /// <summary>Runs a schedule and writes down what happens.</summary>
    public static SearchResult Replay(Scenario scenario, SearchRequest request)
    {
        var listing = new StepListing(request.Until);
        using var run = new ExploredRun(scenario, fresh: true);
        RunOutcome outcome = run.Run(new ReplayChoices(request.Schedule), listing);

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

    private static IStrategy Strategy(SearchRequest request) => request.Strategy switch
    {
        "random" => new RandomChoices(),
        "pct" => new PctChoices(request.Depth),
        "dfs" when request.Reduce => new ReducedChoices(),
        "dfs" => new DfsChoices(request.Depth, request.States),
        _ => throw new ArgumentException(
            $"there is no strategy {request.Strategy}. It is one of random, pct, dfs."),
    };

    /// <summary>The same schedule must do the same again, on a machine that has just booted.</summary>
    private static RunOutcome Again(Scenario scenario, RunOutcome first)
    {
        using var run = new ExploredRun(scenario, fresh: true);
        RunOutcome second = run.Run(new ReplayChoices(first.Schedule));

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

    private static SearchResult Failed(ExploredRun run, SearchRequest request, RunOutcome outcome)
    {
        RunOutcome shortest = request.Shrink && outcome.Failure!.Invariant != "NONDETERMINISM"
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
