using System.Text.Json;

namespace Linux.Tests.Machine.Tick;

public sealed class TickScenarioTests
{
    [Theory]
    [InlineData("dead-cpu-on-stale-base")]
    [InlineData("returning-cpu")]
    [InlineData("long-empty-base")]
    [InlineData("early-tick")]
    public void Scenario_HoldsAsPorted(string name)
    {
        string answer = KernelImage.Run(JsonSerializer.Serialize(new ImageRequest(name)));
        ScenarioFailure? failure = JsonSerializer.Deserialize<ImageResponse>(answer)!.Failure;
        Assert.True(failure == null, $"{failure?.Invariant}: {failure?.Text}");
    }
}
