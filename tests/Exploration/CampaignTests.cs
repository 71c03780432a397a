// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>
/// A campaign searches each scenario, tells what broke, and keeps what it has when it is stopped.
/// </summary>
public class CampaignTests
{
    [Fact]
    public void EveryScenarioIsSearched_AndOneThatFailsGetsNoMore()
    {
        var request = new CampaignRequest(["check-local", "canary", "check-shared"],
            TimeSpan.FromHours(1), 1)
        {
            Jobs = 2,
            SliceMilliseconds = 1,
        };
        using var enough = new CancellationTokenSource();
        var campaign = new Campaign(ImageHost.Builder.Host,
            ImageHost.Builder.Build([], ImageKind.Explored), request, (all, _) =>
            {
                if (all.Scenarios[1].Found != null && all.Scenarios.All(static s => s.Runs > 0)
                    && all.Scenarios.Sum(static s => s.Slices) >= 6)
                    enough.Cancel();
            });

        campaign.Run(enough.Token);
        CampaignScenario canary = campaign.Scenarios[1];

        Assert.NotNull(canary.Found);
        Assert.All(campaign.Scenarios, static scenario => Assert.True(scenario.Runs > 0,
            scenario.Name));
        Assert.Null(campaign.Scenarios[0].Found);
        Assert.Contains(campaign.Seen, static thing => thing.Contains(' '));
        Assert.Equal(campaign.Seen.Count, campaign.Scenarios.Sum(static scenario => scenario.News));
    }

    [Fact]
    public void ItEnds_WhenEveryScenarioHasFailed()
    {
        var request = new CampaignRequest(["canary"], TimeSpan.FromHours(1), 1);
        var campaign = new Campaign(ImageHost.Builder.Host,
            ImageHost.Builder.Build([], ImageKind.Explored), request, static (_, _) => { });

        campaign.Run(CancellationToken.None);
        Assert.NotNull(campaign.Scenarios[0].Found);
        Assert.Equal(1, campaign.Scenarios[0].Slices);
    }

    [Fact]
    public void AnImageThatDies_IsOneScenariosFailure()
    {
        var request = new CampaignRequest(["no-such-scenario", "canary"], TimeSpan.FromHours(1), 1);
        var campaign = new Campaign(ImageHost.Builder.Host,
            ImageHost.Builder.Build([], ImageKind.Explored), request, static (_, _) => { });

        campaign.Run(CancellationToken.None);
        Assert.Contains("no scenario no-such-scenario", campaign.Scenarios[0].Died,
            StringComparison.Ordinal);
        Assert.NotNull(campaign.Scenarios[1].Found);
    }
}
