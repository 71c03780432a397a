// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>The reduced search ends in the states in which the full one ends, in fewer runs.</summary>
public class ReductionTests
{
    [Theory]
    [InlineData("check-independent")]
    [InlineData("check-shared")]
    [InlineData("check-locked")]
    [InlineData("check-two-locks")]
    [InlineData("check-interrupted")]
    [InlineData("check-plain-race")]
    [InlineData("check-plain-lock")]
    public void SmallPrograms_EndInTheSameStates_Exhaustive(string scenario) => EndsAlike(scenario);

    [Theory]
    [InlineData("check-three")]
    [InlineData("check-clock")]
    public void LargerPrograms_EndInTheSameStates_Exhaustive(string scenario)
    {
        if (ImageHost.Budget(10) == 10)
            EndsAlike(scenario);
        else
            Assert.True(Reduced(scenario).Complete, "the reduced search did not come to its end");
    }

    [Fact]
    public void IndependentWords_TakeFewRuns()
        => Assert.InRange(Reduced("check-independent").Counts.Runs, 1, 20);

    [Fact]
    public void Canary_IsFoundReduced()
        => Assert.Equal("CANARY", Reduced("canary").Failure?.Invariant);

    [Fact]
    public void PutBack_IsFoundReduced()
    {
        PutBackBug bug = PutBackBugs.Named("r02-last-cpu-sleeps")!;
        var request = new SearchRequest(bug.Scenario, SearchStrategy.ReducedDfs) { Budget = new(10_000) };

        if (ImageHost.Budget(10) == 10)
            Assert.Contains(ImageHost.Ask(bug, request).Failure?.Invariant, bug.Invariants);
        // The port as it stands is silent for as long as the search with the bug is.
        Assert.Null(ImageHost.AskRecorded(request with { Budget = new(ImageHost.Budget(500)) }).Failure);
    }

    [Theory]
    [InlineData("open-idle-wake-2")]
    [InlineData("open-idle-wake-4")]
    [InlineData("r09-remote-fetch")]
    public void Steps_WriteOnlyWhatTheyAreKnownToWrite(string scenario)
    {
        SearchResult response = ImageHost.AskRecorded(new SearchRequest(scenario, SearchStrategy.ReducedDfs)
        {
            Budget = new(ImageHost.Budget(50)),
            Watch = new() { Audit = true },
        });

        Assert.Null(response.Failure);
        Assert.Empty(response.Unseen);
    }

    [Fact]
    public void AnImageWithoutRecords_DoesNotReduce()
        => Assert.Throws<ArgumentException>(
            () => ImageHost.Ask(new SearchRequest("canary", SearchStrategy.ReducedDfs)));

    private static void EndsAlike(string scenario)
    {
        SearchResult full = ImageHost.AskRecorded(
            new SearchRequest(scenario, SearchStrategy.Dfs) { Budget = new(100_000), Depth = int.MaxValue });
        SearchResult reduced = Reduced(scenario);

        Assert.True(full.Complete && reduced.Complete, "a search did not come to its end");
        Assert.Equal(full.Ends, reduced.Ends);
        Assert.InRange(reduced.Counts.Runs, 1, full.Counts.Runs / 3);
    }

    private static SearchResult Reduced(string scenario)
        => ImageHost.AskRecorded(new SearchRequest(scenario, SearchStrategy.ReducedDfs) { Budget = new(100_000) });
}
