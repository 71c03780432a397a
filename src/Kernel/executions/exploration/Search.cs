// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Linux.Executions;

/// <summary>Runs a scenario under many schedules, until one fails or the budget is spent.</summary>
/// <param name="scenario">What runs.</param>
/// <param name="request">How it is searched.</param>
internal sealed class Search(Scenario scenario, SearchRequest request)
{
    private readonly HashSet<ulong> _ends = new();
    private readonly SortedSet<string> _outcomes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _unseen = new(StringComparer.Ordinal);
    private readonly RaceNotes _races = new();
    private readonly CoverageNotes? _coverage = request.Watch.Coverage ? new CoverageNotes() : null;
    private SearchCounts _counts = new();

    private RunLimits Limits => scenario.Limits with
    {
        Memory = request.Memory,
        StaleReads = request.StaleReads,
        History = request.History,
    };

    private EpochGraph? _graph;
    private FailingRun? _found;
    private ulong _runsHash;

    /// <summary>Makes the search.</summary>
    /// <exception cref="ArgumentException">The image cannot do what is asked for.</exception>
    public SearchResult Make()
    {
        if (request.NeedsRecords && !Instrumentation.Records)
            throw new ArgumentException(
                "races, reduction and states need an image that records plain accesses");
        if (request.Memory == MemoryModel.Lkmm && !Instrumentation.Weakens)
            throw new ArgumentException("lkmm needs an image whose plain accesses can be stale");
        if (request.Memory == MemoryModel.Lkmm
            && (request.Strategy == SearchStrategy.ReducedDfs || request.States != StateUse.None))
            throw new ArgumentException(
                "lkmm goes with neither reduction nor states: both compare memory, not what "
                + "each CPU knows of it");
        if (!request.Shard.Exists)
            throw new ArgumentException($"there is no shard {request.Shard.Number} of {request.Shard.Of}");
        if (request.Shard.Of > 1 && request.Strategy == SearchStrategy.ReducedDfs)
            throw new ArgumentException(
                "dfs --reduce cannot be sharded: what it tries depends on the runs before");
        if (request.Runs.Epochs && request.Strategy == SearchStrategy.Dfs)
        {
            if (request.Memory == MemoryModel.Lkmm)
                throw new ArgumentException("lkmm does not go with the epochs of dfs");
            _graph = new EpochGraph(request.Depth, request.States, request.Shard);
        }
        ISearchPolicy policy = SearchStrategies.PolicyOf(request);
        using var kept = new KeptRunner(scenario, request, Limits);
        ScenarioRunner runner = kept.Runner;
        var clock = Stopwatch.StartNew();

        if (!request.Runs.Epochs)
            policy.Prepare(made => runner.Run(made).Choices);
        MakeRuns(policy, runner, clock);
        return new SearchResult(scenario.Name)
        {
            Found = _found,
            Counts = _counts with { States = StatesMet(policy, runner) },
            RunsHash = _runsHash.ToString("x16"),
            Ends = new EndStates(_ends.Count, _ends.Aggregate(0ul, static (sum, hash) => sum + hash).ToString("x16")),
            Snapshots = new SnapshotUse(runner.Restored, runner.Refusal ?? ""),
            Complete = _graph?.Complete ?? policy.Complete,
            Milliseconds = clock.ElapsedMilliseconds,
            Races = _races.Lines,
            Unseen = _unseen.ToArray(),
            Outcomes = _outcomes.ToArray(),
            Seen = _coverage?.Take(),
        };
    }

    /// <summary>Runs a schedule and writes down what happens.</summary>
    public static ReplayResult Replay(Scenario scenario, ReplayRequest request)
    {
        if (request.Races && !Instrumentation.Records)
            throw new ArgumentException("races need an image that records plain accesses");
        var listing = new StepListing(request.Until);
        StepRecorder? recorder = request.Record ? new StepRecorder() : null;
        // A schedule names the loads that were stale; there is no other bound on them.
        RunLimits limits = scenario.Limits with
        {
            Memory = request.Memory,
            StaleReads = int.MaxValue,
            History = RunLimits.LongestHistory,
        };
        using var runner = new ScenarioRunner(scenario, fresh: true, limits);
        RunResult ran = runner.Run(new ReplayPolicy(request.Schedule),
            new RunWatch
            {
                Listing = listing,
                Recorder = recorder,
                Races = request.Races ? new RaceNotes() : null,
            });

        return new ReplayResult(
            ran.Failure, ran.Operations, ran.Hash.ToString("x16"), listing.Steps, listing.End)
        {
            Record = recorder?.Record,
            Conclusions = listing.Conclusions,
        };
    }

    private void MakeRuns(ISearchPolicy policy, ScenarioRunner runner, Stopwatch clock)
    {
        SearchProgress? progress = request.Watch.Progress ? new SearchProgress(Console.Error, 500) : null;
        SearchBudget budget = request.Budget;
        var watch = new RunWatch
        {
            Races = request.Watch.Races ? _races : null,
            Coverage = _coverage,
            Ends = request.Watch.Ends,
            Unseen = request.Watch.Audit ? _unseen : null,
        };

        // The runs of an exhaustive search are dealt out by its policy.
        SearchShard shard = SearchStrategies.IsExhaustive(request.Strategy)
            ? new(1, 1) : request.Shard;

        for (ulong i = shard.Number - 1; i < budget.Runs; i += shard.Of)
        {
            if (_counts.Runs != 0 && budget.Milliseconds != 0 && clock.ElapsedMilliseconds > budget.Milliseconds)
                return;
            ulong seed = request.Seed + i;
            if (Next(policy, runner, seed, watch) is not { } ran)
                return;
            Count(ran);
            progress?.Tell(_counts.Runs);
            if (request.Runs.Twice && !ran.Redundant)
                ran = Again(ran);
            if (ran.Failure == null)
                continue;
            _counts = _counts with { Failures = _counts.Failures + 1 };
            _found ??= Failed(runner, seed, ran);
            if (!request.Runs.KeepGoing)
                return;
        }
    }

    private long StatesMet(ISearchPolicy policy, ScenarioRunner runner)
        => _graph?.Known ?? (request.Runs.Epochs ? runner.Pool.Known : policy.StatesMet);

    private RunResult? Next(ISearchPolicy policy, ScenarioRunner runner, ulong seed, RunWatch watch)
        => _graph != null ? _graph.Run(runner, watch)
            : request.Runs.Epochs ? Epoch(policy, runner, seed, watch)
            : Whole(policy, runner, seed, watch);

    private static RunResult? Whole(
        ISearchPolicy policy, ScenarioRunner runner, ulong seed, RunWatch watch)
    {
        while (policy.NextRun(seed) is { } made)
        {
            RunResult ran = runner.Run(made, watch);

            policy.Ran(ran.Redundant);
            if (!policy.IsOfAnotherPart)
                return ran;
        }
        return null;
    }

    private static RunResult Epoch(
        ISearchPolicy policy, ScenarioRunner runner, ulong seed, RunWatch watch)
    {
        EpochState from = runner.Pool.Next(new SplitMix(~seed));

        return runner.RunEpoch(from, policy.NextEpoch(seed, from.Length), watch, runner.Pool);
    }

    private void Count(RunResult ran)
    {
        _counts = _counts with
        {
            Runs = _counts.Runs + 1,
            Redundant = _counts.Redundant + (ran.Redundant ? 1 : 0),
            Operations = _counts.Operations + ran.Operations - (ran.From?.Operations ?? 0),
            Choices = _counts.Choices + ran.Choices - (ran.From?.Choices ?? 0),
        };
        _runsHash = ran.MixInto(_runsHash);
        if (request.Watch.Ends && !ran.Redundant && !ran.Rests && ran.Failure == null)
            _ends.Add(ran.FinalState);
        if (ran.Outcome != null)
            _outcomes.Add(ran.Outcome);
    }

    /// <summary>The same schedule must do the same again, on a machine that has just booted.</summary>
    private RunResult Again(RunResult first)
    {
        using var runner = new ScenarioRunner(scenario, fresh: true, Limits);
        RunResult second = runner.Run(new ReplayPolicy(first.Schedule));

        if (second.Hash == first.Hash && second.Operations == first.Operations
            && second.Failure?.Text == first.Failure?.Text)
            return first;
        return first with
        {
            Failure = new ScenarioFailure(Shrinker.Nondeterminism,
                $"the same schedule took {first.Operations} operations, hash {first.Hash:x16}, and then "
                + $"{second.Operations}, hash {second.Hash:x16}", []),
        };
    }

    private FailingRun Failed(ScenarioRunner runner, ulong seed, RunResult ran)
    {
        RunResult shortest = request.Runs.Shrink ? Shrinker.Shrink(runner, ran) : ran;

        return new FailingRun(
            shortest.Failure!, seed, shortest.Schedule, shortest.Operations, shortest.Hash.ToString("x16"))
        {
            FoundSchedule = ran.Schedule.Length,
            FoundOperations = ran.Operations,
        };
    }
}
