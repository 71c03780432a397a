using System.Text.Json;
using System.Text.Json.Nodes;
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>
/// Bugs that need no interleaving, put back into the port: the scenario that is silent on the port then names
/// an invariant that breaks.
/// </summary>
public class SequentialPutBackTests
{
    private static readonly PutBackBug[] s_bugs = PutBackBugs.All.Where(bug => bug.Sequential).ToArray();

    public static TheoryData<string> SequentialScenarios() => new(s_bugs.Select(bug => bug.Scenario));

    [Theory]
    [MemberData(nameof(SequentialScenarios))]
    public void Port_IsSilent(string scenario)
    {
        string answer = LoadedImage.Linked.Run(JsonSerializer.Serialize(new ImageRequest(scenario)));
        ScenarioFailure? failure = JsonSerializer.Deserialize<ImageResponse>(answer)!.Failure;

        Assert.True(failure == null, $"{failure?.Invariant}: {failure?.Text}");
    }

    [Fact]
    public void PutBack_BreaksAnInvariant()
    {
        ImageJob[] jobs = s_bugs.Select(bug => new ImageJob(bug.Patches, Explore: false,
            JsonSerializer.SerializeToNode(new ImageRequest(bug.Scenario))!)).ToArray();
        IReadOnlyList<JsonNode> answers = ImageProcess.RunAll(
            Path.Combine(AppContext.BaseDirectory, "port.dll"), jobs, TimeSpan.FromMinutes(8));

        Assert.Equal(jobs.Length, answers.Count);
        Assert.All(s_bugs.Zip(answers), pair =>
        {
            ScenarioFailure? failure = pair.Second.Deserialize<ImageResponse>()!.Failure;

            Assert.True(failure != null, $"{pair.First.Name} is not caught");
            Assert.Contains(failure.Invariant, pair.First.Invariants);
        });
    }

    [Fact]
    public void EveryBug_HasItsScenario()
        => Assert.All(PutBackBugs.All, bug => Assert.NotNull(Scenarios.Named(bug.Scenario)));
}
