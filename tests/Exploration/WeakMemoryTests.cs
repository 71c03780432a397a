// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>Runs in which a load may see an older store than the newest.</summary>
public class WeakMemoryTests
{
    private static readonly PutBackBug[] s_bugs =
        PutBackBugs.All.Where(bug => bug.Memory == MemoryModel.Lkmm).ToArray();

    private static readonly Lazy<IReadOnlyDictionary<string, ImageResponse>> s_underSc =
        new(() => ImageHost.SearchAllUnderSc(s_bugs, ImageHost.Budget(300)));

    public static TheoryData<string> Bugs() => new(s_bugs.Select(bug => bug.Name));

    [Theory]
    [InlineData("open-idle-wake-2", SearchStrategy.Random)]
    [InlineData("open-idle-wake-4", SearchStrategy.Pct)]
    [InlineData("open-hotplug-idle", SearchStrategy.Pct)]
    [InlineData("open-mix-3", SearchStrategy.Random)]
    public void HistoriesOfOne_MakeTheRunsOfSequentialConsistency(string scenario,
        SearchStrategy strategy)
    {
        var request = new SearchRequest(scenario, strategy)
        {
            Budget = new(ImageHost.Budget(40)),
            Runs = new() { KeepGoing = true, Shrink = false },
        };
        SearchResult sc = ImageHost.AskWeak(request);
        SearchResult one = ImageHost.AskWeak(request with
        {
            Memory = MemoryModel.Lkmm,
            History = 1
        });
        SearchResult lkmm = ImageHost.AskWeak(request with { Memory = MemoryModel.Lkmm });

        Assert.Equal(sc.RunsHash, one.RunsHash);
        Assert.Equal(sc.Counts, one.Counts);
        Assert.NotEqual(sc.RunsHash, lkmm.RunsHash);
    }

    [Theory]
    [MemberData(nameof(Bugs))]
    public void PutBackOrder_IsSilentUnderSequentialConsistency(string name)
    {
        SearchResult answer = s_underSc.Value[name].Search!;

        Assert.Equal(ImageHost.Budget(300), (ulong)answer.Counts.Runs);
        Assert.Null(answer.Failure);
    }

    [Theory]
    [InlineData("open-idle-wake-2", SearchStrategy.Random)]
    [InlineData("open-idle-wake-2", SearchStrategy.Pct)]
    [InlineData("open-mix-3", SearchStrategy.Pct)]
    public void Runs_AreDeterministic(string scenario, SearchStrategy strategy)
    {
        SearchResult response = ImageHost.AskWeak(new SearchRequest(scenario, strategy)
        {
            Memory = MemoryModel.Lkmm,
            Budget = new(ImageHost.Budget(30)),
            Runs = new()
            {
                Twice = true,
                KeepGoing = true,
                Shrink = false,
            },
        });

        Assert.NotEqual("NONDETERMINISM", response.Failure?.Invariant);
    }

    /// <summary>A run that goes on from a rest has read something old after it, and is made again
    /// from boot.</summary>
    [Fact]
    public void AStaleReadOfALaterEpoch_IsReplayedFromBoot()
    {
        var change = new SourcePatch("kernel/time/timer.c.cs", "\t\t\tif (diff == 0)\n",
            "\t\t\tif (WARN_ON_ONCE(diff == 0 && timer->expires != expires) || diff == 0)\n");
        SearchResult made = ImageHost.AskLoaded(ImageHost.Load([change], ImageKind.Weak),
            new SearchRequest("open-shared-timer-2", SearchStrategy.Random, 1101)
            {
                Memory = MemoryModel.Lkmm,
                StaleReads = 1000,
                Budget = new(3000),
                Runs = new() { Epochs = true, Shrink = false },
            });
        ReplayResult again = ImageHost.AskWeak([change],
            new ReplayRequest("open-shared-timer-2", made.Found!.Schedule)
            {
                Memory = MemoryModel.Lkmm,
            });

        Assert.Contains(made.Found.Schedule, taken => taken is { IsOfALoad: true, Rest: > 0 });
        Assert.Equal(made.Failure!.Text, again.Failure?.Text);
        Assert.Equal(made.Found.Hash, again.Hash);
    }

    /// <summary>A CPU that waits for a lock may take interrupts meanwhile, and all others may come
    /// to rest, after which no location is known by the number that it had.</summary>
    [Fact]
    public void ALockThatWasWaitedFor_IsTakenAsOne()
    {
        const int Runs = 60;
        SearchResult made = ImageHost.AskWeak(
            new SearchRequest("open-isolation-3", SearchStrategy.Random, 31)
            {
                Memory = MemoryModel.Lkmm,
                Budget = new(Runs),
                Runs = new() { KeepGoing = true, Shrink = false },
            });

        Assert.Equal(Runs, made.Counts.Runs);
    }

    /// <summary>The interrupt for what it was started for before comes as the start begins, the one
    /// for what it is started for before the start returns.</summary>
    [Fact]
    public void AnHrtimerThatFiresTwiceWhileItStarts_IsNoFailure()
    {
        string[] schedule =
        [
            "no cpu, choice 0: cpu 1", "cpu 1, choice 18: value 2", "cpu 1, choice 46: value 3",
            "cpu 0, load 3: stale 1", "cpu 0, choice 74: value 1", "cpu 1, choice 49: value 1",
            "cpu 1, choice 50: value 4", "cpu 1, choice 61: value 3", "no cpu, choice 8: cpu 1",
            "cpu 1, choice 90: value 2", "cpu 1, choice 92: value 1", "cpu 1, choice 106: stall",
            "cpu 1, choice 128: clock",
        ];
        ReplayResult replay = ImageHost.AskWeak(UpstreamFindings.AllRepairs,
            new ReplayRequest("open-hrtimers-lowres",
                [.. schedule.Select(line => ScheduledDecision.Parse(line)!.Value)])
            {
                Memory = MemoryModel.Lkmm,
            });

        Assert.Null(replay.Failure?.Text);
        Assert.Contains(replay.Conclusions, line
            => line.StartsWith("stale read: ", StringComparison.Ordinal));
    }

    /// <summary>mod_timer() compares with the time that the timer had before another CPU armed it,
    /// and leaves it at that CPU's time.</summary>
    [Fact]
    public void AnExpiresThatIsReadTooOld_LeavesTheTimerAtTheTimeOfAnotherCpu_AndIsNoFailure()
    {
        string[] schedule =
        [
            "cpu 0, choice 1: stall", "cpu 1, choice 6: value 2", "cpu 1, choice 17: value 3",
            "cpu 0, choice 18: value 3", "cpu 1, rest 2, load 0: stale 1",
        ];
        ReplayResult replay = ImageHost.AskWeak(UpstreamFindings.AllRepairs,
            new ReplayRequest("open-shared-timer-2",
                [.. schedule.Select(line => ScheduledDecision.Parse(line)!.Value)])
            {
                Memory = MemoryModel.Lkmm,
            });
        string stale = Assert.Single(replay.Conclusions, line
            => line.StartsWith("stale read: ", StringComparison.Ordinal));

        Assert.Null(replay.Failure?.Text);
        Assert.Contains("timer.c.cs", stale);
    }

    /// <summary>The same without a load that sees anything old: the ledger still tells.</summary>
    [Fact]
    public void AModTimerThatLeavesAnotherTime_IsAFailure()
    {
        var change = new SourcePatch("kernel/time/timer.c.cs", "\t\t\tif (diff == 0)\n",
            "\t\t\tif (diff <= 0)\n");
        LoadedImage image = ImageHost.Load([change], ImageKind.Weak);
        SearchResult made = ImageHost.AskLoaded(image,
            new SearchRequest("open-shared-timer-2", SearchStrategy.Random, 1)
            {
                Memory = MemoryModel.Lkmm,
                Budget = new(500),
            });

        Assert.StartsWith("I6", made.Failure?.Text);
    }

    /// <summary>What docs/memory-model.md shows is what the program says.</summary>
    [Fact]
    public void AStaleRead_IsExplainedAsTheDocumentShows()
    {
        string[] schedule =
        [
            "cpu 0, choice 17: clock", "no cpu, choice 1: cpu 2", "no cpu, choice 2: cpu 0",
            "cpu 0, choice 46: cpu 1", "cpu 0, load 92: stale 1",
        ];
        ReplayResult replay = ImageHost.AskWeak(
            PutBackBugs.Named("r21-no-barrier-after-failure")!.Patches,
            new ReplayRequest("r01-child-order",
                [.. schedule.Select(line => ScheduledDecision.Parse(line)!.Value)])
            {
                Memory = MemoryModel.Lkmm,
            });
        string text = File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, "docs", "memory-model.md"));
        string said = Assert.Single(replay.Conclusions, line
            => line.StartsWith("stale read: ", StringComparison.Ordinal));

        Assert.Equal("I1", replay.Failure?.Invariant);
        Assert.Single(replay.Steps, step => $"{step.Mark}\n{step.Notes}".Contains(", stale: 0x"));
        Assert.Contains(said, string.Join(' ',
            text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData(SearchStrategy.ReducedDfs, StateUse.None)]
    [InlineData(SearchStrategy.Dfs, StateUse.Count)]
    public void WhatLooksAtMemoryAlone_IsRefused(SearchStrategy strategy, StateUse states)
        => Assert.Contains("lkmm", Assert.ThrowsAny<Exception>(() => ImageHost.AskRecorded(
            new SearchRequest("check-shared", strategy)
            {
                States = states,
                Memory = MemoryModel.Lkmm
            })).Message);

    [Fact]
    public void AnImageWithoutPlainAccesses_IsRefused()
        => Assert.Contains("plain accesses", Assert.ThrowsAny<Exception>(() => ImageHost.Ask(
            new SearchRequest("check-shared", SearchStrategy.Random)
            {
                Memory =
                MemoryModel.Lkmm
            })).Message);
}
