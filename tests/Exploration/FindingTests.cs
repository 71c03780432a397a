// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>
/// What upstream's own code gets wrong is still seen where docs/findings.md says so, and no longer once it is
/// repaired: only then may other searches start behind it.
/// </summary>
public class FindingTests
{
    public static TheoryData<string> Findings()
        => new(UpstreamFindings.All.Select(finding => finding.Scenario));

    [Theory]
    [MemberData(nameof(Findings))]
    public void Finding_IsStillSeen(string scenario)
    {
        UpstreamFinding finding = Named(scenario);
        SearchResult response = ImageHost.Ask(finding.Search);

        Assert.Contains(response.Failure?.Invariant, finding.Invariants);
    }

    public static TheoryData<string> Repaired()
        => new(UpstreamFindings.All.Where(finding => finding.Repair.Length != 0).Select(finding => finding.Scenario));

    [Theory]
    [MemberData(nameof(Repaired))]
    public void Finding_IsNotSeenBehindItsRepair(string scenario)
    {
        UpstreamFinding finding = Named(scenario);
        SearchResult response = ImageHost.AskBehindFindings(
            finding.Search with { Budget = new(ImageHost.Budget(finding.Runs)) });

        Assert.Null(response.Failure);
    }

    /// <summary>The committed file's choices still lead to the failure, on whichever build wrote it.</summary>
    [Theory]
    [MemberData(nameof(Findings))]
    public void ReplayFile_StillLeadsThere(string scenario)
    {
        UpstreamFinding finding = Named(scenario);
        string path = Path.Combine(AppContext.BaseDirectory, "replays", finding.ReplayName);
        ReplayFile replay = ReplayFile.Read(path, sources: null);
        ReplayResult response = ImageHost.Ask(new ReplayRequest(replay.Scenario, replay.Schedule));

        Assert.Equal(scenario, replay.Scenario);
        Assert.Empty(replay.Patches);
        Assert.True(response.Failure?.Invariant == replay.Invariant,
            $"docs/replays/{finding.ReplayName} no longer leads to {replay.Invariant}, but to "
            + $"{response.Failure?.Text ?? "nothing"}. Record it again with: port explore --record docs/replays");
    }

    private static UpstreamFinding Named(string scenario)
        => UpstreamFindings.All.Single(finding => finding.Scenario == scenario);
}
