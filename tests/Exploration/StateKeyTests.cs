// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Exploration;

/// <summary>States are merged only where what follows is the same.</summary>
public class StateKeyTests
{
    [Theory]
    [InlineData("check-shared")]
    [InlineData("check-two-locks")]
    [InlineData("check-interrupted")]
    [InlineData("check-plain-race")]
    public void Pruning_LosesNoState_Exhaustive(string scenario)
    {
        SearchResult full = Search(scenario, StateUse.Count);
        SearchResult pruned = Search(scenario, StateUse.Prune);

        Assert.Equal(full.Ends, pruned.Ends);
        Assert.InRange(pruned.Counts.Runs, 1, full.Counts.Runs - 1);
    }

    [Fact]
    public void StatesThatDifferInALocal_AreNotMerged()
    {
        SearchResult full = Search("check-local", StateUse.None);
        SearchResult pruned = Search("check-local", StateUse.Prune);
        SearchResult memory = Search("check-local", StateUse.MemoryOnly);

        Assert.Equal(2, full.Ends.Count);
        Assert.Equal(full.Ends, pruned.Ends);
        // Memory alone takes the CPU that has seen the word for the one that has not.
        Assert.Equal(1, memory.Ends.Count);
    }

    [Fact]
    public void IdleAndWake_OnePreemption_Exhaustive()
    {
        SearchResult pruned = ImageHost.AskRecorded(new SearchRequest("open-idle-wake-2", SearchStrategy.Dfs)
        {
            Budget = new(100_000),
            Depth = ImageHost.Budget(10) == 10 ? 1 : 0,
            States = StateUse.Prune,
        });

        Assert.Null(pruned.Failure);
        Assert.True(pruned.Complete, "the search did not come to its end");
        Assert.True(pruned.Counts.States > 100, $"{pruned.Counts.States} states");
    }

    private static SearchResult Search(string scenario, StateUse states)
    {
        SearchResult response = ImageHost.AskRecorded(new SearchRequest(scenario, SearchStrategy.Dfs)
        {
            Budget = new(100_000),
            Depth = 1000,
            States = states,
        });

        Assert.Null(response.Failure);
        Assert.True(response.Complete, "the search did not come to its end");
        return response;
    }
}
