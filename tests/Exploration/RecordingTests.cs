// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Exploration;

/// <summary>Recording plain accesses changes nothing, and shows data races.</summary>
public class RecordingTests
{
    [Theory]
    [InlineData("open-idle-wake-4")]
    [InlineData("r09-remote-fetch")]
    public void Recording_ChangesNothing(string scenario)
    {
        var request = new ReplayRequest(
            scenario, [new(0, 3, Decision.Cpu(1)), new(1, 7, Decision.Cpu(2)), new(2, 5, Decision.Cpu(0))]);
        ReplayResult plain = ImageHost.Ask(request);
        ReplayResult recorded = ImageHost.AskRecorded(request with { Races = true });

        Assert.Equal(plain.Operations, recorded.Operations);
        Assert.Equal(plain.Hash, recorded.Hash);
        Assert.Equal(plain.Steps, recorded.Steps);
    }

    [Fact]
    public void PlainUpdates_WithoutALock_AreNoted()
    {
        string[] notes = Notes("check-plain-race");

        Assert.Contains(notes, note => note.StartsWith("plain read", StringComparison.Ordinal)
            && note.Contains("against plain write", StringComparison.Ordinal)
            && note.Split("SmallPrograms.cs:").Length == 3);
        Assert.Equal(notes.Order(StringComparer.Ordinal).Distinct().Count(), notes.Length);
    }

    [Theory]
    [InlineData("check-plain-lock")]
    [InlineData("check-locked")]
    [InlineData("check-shared")]
    [InlineData("check-interrupted")]
    [InlineData("check-released")]
    public void OrderedOrMarkedAccesses_AreNotNoted(string scenario) => Assert.Empty(Notes(scenario));

    private static string[] Notes(string scenario)
    {
        SearchResult response = ImageHost.AskRecorded(new SearchRequest(scenario, SearchStrategy.Random)
        {
            Budget = new(ImageHost.Budget(500)),
            Watch = new() { Races = true },
        });

        Assert.Null(response.Failure);
        return response.Races;
    }
}
