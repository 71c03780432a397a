// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>
/// <c>port explore --all</c> and <c>--coverage</c>: searches many scenarios within one budget.
/// </summary>
internal static class CampaignCommand
{
    /// <summary>Searches, and prints a row for each scenario; 1 if something broke.</summary>
    /// <param name="builder">Makes the image.</param>
    /// <param name="patches">Changes of the sources.</param>
    /// <param name="request">What is searched.</param>
    /// <param name="coverage">Whether to print what no scenario has reached.</param>
    public static int Run(
        ImageBuilder builder, SourcePatch[] patches, CampaignRequest request, bool coverage)
    {
        using var cancel = new CancellationTokenSource();
        ConsoleCancelEventHandler stop = (_, pressed) =>
        {
            pressed.Cancel = true;
            cancel.Cancel();
        };

        Console.CancelKeyPress += stop;
        try
        {
            Campaign campaign = Search(builder, patches, request, cancel.Token);

            PrintScenarios(campaign);
            if (coverage)
                CoverageText.Print(Console.Out, campaign);
            if (cancel.IsCancellationRequested)
                Console.WriteLine($"stopped after {campaign.Elapsed.TotalSeconds:0} s; what is above was found by then");
            return campaign.Scenarios.Any(static s => s.Found != null || s.Died != null) ? 1
                : cancel.IsCancellationRequested ? 130 : 0;
        }
        finally
        {
            Console.CancelKeyPress -= stop;
        }
    }

    /// <summary>Scenarios that are not there to fail: every one, or those that are open.</summary>
    public static string[] Searched(bool all) => [.. Scenarios.All
        .Where(one => !one.MustFail && UpstreamFindings.All.All(known => known.Scenario != one.Name)
            && (all || one.Name.StartsWith("open-", StringComparison.Ordinal)))
        .Select(one => one.Name)];

    private static Campaign Search(
        ImageBuilder builder, SourcePatch[] patches, CampaignRequest request,
            CancellationToken cancel)
        => ImageClient.Guard(() => Progress.Bar("starting", request.Budget.TotalSeconds, move =>
        {
            builder.Says = what => move(0, what);
            ImagePlace image = builder.Build(patches, request.Kind);
            var campaign = new Campaign(builder.Host, image, request, (all, scenario) =>
            {
                move(all.Elapsed.TotalSeconds,
                    $"{scenario.Name}: {all.Scenarios.Sum(static s => s.Runs)} runs, "
                    + $"{all.Seen.Count} things seen, {all.Scenarios.Count(static s => s.Found != null)} failures");
                Report(builder, patches, scenario);
            });

            campaign.Run(cancel);
            return campaign;
        }));

    /// <summary>A failure is told of, and kept, when it is found.</summary>
    private static void Report(ImageBuilder builder, SourcePatch[] patches,
        CampaignScenario scenario)
    {
        if (scenario.Died is { } why)
        {
            Console.WriteLine($"{scenario.Name}: {why}");
            return;
        }
        if (scenario.Found is not { } run)
            return;
        string path = $"{scenario.Name}.replay.json";

        OutputFile.Write(path, ReplayFile.Of("", patches, scenario.Name, run,
            builder.Sources).ToText());
        Console.WriteLine($"{scenario.Name}: {run.Failure.Invariant} broken: {run.Failure.Text}\n"
            + $"    seed {run.Seed}, {run.Schedule.Length} switches, {run.Operations} operations; "
            + $"replay with: port replay {path}");
    }

    private static void PrintScenarios(Campaign campaign)
    {
        Console.WriteLine($"{"scenario",-32} {"runs",9} {"operations",12} {"seen first",10} {"s",7}  result");
        foreach (CampaignScenario scenario in campaign.Scenarios)
            Console.WriteLine($"{scenario.Name,-32} {scenario.Runs,9} {scenario.Operations,12} {scenario.News,10} "
                + $"{scenario.Milliseconds / 1000.0,7:0.0}  {Result(scenario)}");
        Console.WriteLine($"{"all",-32} {campaign.Scenarios.Sum(static s => s.Runs),9} "
            + $"{campaign.Scenarios.Sum(static s => s.Operations),12} {campaign.Seen.Count,10} "
            + $"{campaign.Elapsed.TotalSeconds,7:0.0}");
    }

    private static string Result(CampaignScenario scenario)
        => scenario.Found != null ? $"{scenario.Found.Failure.Invariant} broken"
            : scenario.Died != null ? "its process died"
            : scenario.Runs == 0 ? "not run" : "nothing broke";
}
