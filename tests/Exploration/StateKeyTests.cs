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
        ImageResponse full = Search(scenario, StateUse.Count);
        ImageResponse pruned = Search(scenario, StateUse.Prune);

        Assert.Equal(full.FinalStates, pruned.FinalStates);
        Assert.Equal(full.FinalStatesHash, pruned.FinalStatesHash);
        Assert.InRange(pruned.Runs, 1, full.Runs - 1);
    }

    [Fact]
    public void StatesThatDifferInALocal_AreNotMerged()
    {
        ImageResponse full = Search("check-local", StateUse.None);
        ImageResponse pruned = Search("check-local", StateUse.Prune);
        ImageResponse memory = Search("check-local", StateUse.MemoryOnly);

        Assert.Equal(2, full.FinalStates);
        Assert.Equal(full.FinalStatesHash, pruned.FinalStatesHash);
        // Memory alone takes the CPU that has seen the word for the one that has not.
        Assert.Equal(1, memory.FinalStates);
    }

    [Fact]
    public void IdleAndWake_OnePreemption_Exhaustive()
    {
        ImageResponse pruned = ImageHost.AskRecorded(new ImageRequest("open-idle-wake-2", "dfs")
        {
            Runs = 100_000,
            Depth = ImageHost.Budget(10) == 10 ? 1 : 0,
            States = StateUse.Prune,
        });

        Assert.Null(pruned.Failure);
        Assert.True(pruned.Complete, "the search did not come to its end");
        Assert.True(pruned.States > 100, $"{pruned.States} states");
    }

    private static ImageResponse Search(string scenario, StateUse states)
    {
        ImageResponse response = ImageHost.AskRecorded(new ImageRequest(scenario, "dfs")
        {
            Runs = 100_000,
            Depth = 1000,
            States = states,
        });

        Assert.Null(response.Failure);
        Assert.True(response.Complete, "the search did not come to its end");
        return response;
    }
}
