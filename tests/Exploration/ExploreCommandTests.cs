namespace Linux.Tests.Exploration;

/// <summary>A mistake is told in one line before anything is built or run.</summary>
public class ExploreCommandTests
{
    [Theory]
    [InlineData("--runs is 0", "canary", "--runs", "0")]
    [InlineData("--depth is 0", "canary", "--depth", "0")]
    [InlineData("--depth is -1", "canary", "--strategy", "dfs", "--depth", "-1")]
    [InlineData("--jobs is 0", "canary", "--jobs", "0")]
    [InlineData("--seconds is -1", "canary", "--seconds", "-1")]
    [InlineData("'guess'", "canary", "--strategy", "guess")]
    [InlineData("--strategy dfs", "canary", "--reduce")]
    [InlineData("--states", "canary", "--strategy", "dfs", "--reduce", "--states", "Count")]
    [InlineData("--shard 3/2", "canary", "--shard", "3/2")]
    [InlineData("no folder", "canary", "--out", "no-such-folder/result.jsonl")]
    [InlineData("name of a file", "canary", "--replay", "/")]
    [InlineData("no scenario nothing", "nothing")]
    [InlineData("no bug nothing", "--put-back", "nothing")]
    public void Mistake_IsOneLineAndStatusTwo(string names, params string[] arguments)
    {
        (int status, string errors) = PortProcess.Run(["explore", .. arguments]);

        Assert.Equal(2, status);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.Contains(names, errors, StringComparison.Ordinal);
    }
}
