// SPDX-License-Identifier: GPL-2.0-only
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
        string answer = LoadedImage.Linked.Run(JsonSerializer.Serialize(
            new ImageRequest { Simulation = new SimulationRequest(scenario) }));
        ScenarioFailure? failure = JsonSerializer.Deserialize<ImageResponse>(answer)!.Failure;

        Assert.True(failure == null, $"{failure?.Invariant}: {failure?.Text}");
    }

    [Fact]
    public void PutBack_BreaksAnInvariant()
    {
        IReadOnlyDictionary<string, ImageResponse> found = ImageHost.SearchAll(s_bugs);

        Assert.All(s_bugs, bug =>
        {
            ScenarioFailure? failure = found[bug.Name].Failure;

            Assert.True(failure != null, $"{bug.Name} is not caught");
            Assert.Contains(failure.Invariant, bug.Invariants);
        });
    }

    [Fact]
    public void EveryBug_HasItsScenario()
        => Assert.All(PutBackBugs.All, bug => Assert.NotNull(Scenarios.Named(bug.Scenario)));
}
