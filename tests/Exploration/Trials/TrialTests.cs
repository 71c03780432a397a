// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using Linux.Images;
using Linux.Translation.Apply;
using Linux.Translation.Port;
using Linux.Trials;

namespace Linux.Tests.Exploration;

/// <summary>A change is tried in virtual time and under many schedules, beside the port.</summary>
public class TrialTests
{
    private static readonly SourcePatch s_comment = new("kernel/time/timer.c.cs",
        "\t\tif (time_before_eq(basej, @base->clk))\n\t\t\treturn;\n",
        "\t\tif (time_before_eq(basej, @base->clk))\n\t\t\treturn; // the same\n");

    private static TrialReport Try(
        SourcePatch[] patches, string[] scenarios, params string[] stages)
        => Try(patches, scenarios, 0, stages);

    private static TrialReport Try(
        SourcePatch[] patches, string[] scenarios, int rounds, string[] stages)
    {
        var files = patches.GroupBy(p => p.File).Select(g => new FileEdit("src/Kernel/" + g.Key,
            KernelSources.Files[g.Key],
            g.Aggregate(KernelSources.Files[g.Key], (text, patch) => patch.Apply(text)))).ToList();
        // The rules are not asked for, and nothing else looks at compilations.
        var change = new KernelChange("change", files, [.. files.SelectMany(SourcePatches.Of)],
            [.. files.SelectMany(f => ChangedFunction.Of(f.Path, f.Before, f.After))], [])
        {
            Before = null!,
            After = null!,
        };
        return Run(change, scenarios, rounds, stages);
    }

    private static TrialReport Run(
        KernelChange change, string[] scenarios, int rounds, string[] stages)
    {
        var trial = new Trial(new(TimeSpan.FromMinutes(30), 2, [])
        {
            Only = stages,
            OnlyScenarios = scenarios,
            Rounds = rounds,
        }, ImageHost.Builder, change, new(ImageCache.OfUser()?.Folder), Stopwatch.StartNew(),
            _ => { }, CancellationToken.None);
        trial.Run();
        return trial.Report;
    }

    [Fact]
    public void A_bug_that_is_put_back_is_new_and_called_by_its_name()
    {
        var bug = PutBackBugs.Named("r05-stale-wakeup")!;
        var report = Try(bug.Patches, [bug.Scenario], TrialStages.Explore);
        var finding = Assert.Single(report.Findings);
        Assert.Equal(Novelty.New, finding.Novelty);
        Assert.Equal(bug.Scenario, finding.Name);
        Assert.Equal($"{bug.Name}: {bug.Summary}", finding.Like);
        Assert.Equal(1, report.ExitCode);
        // What is written down makes it again, with the patch that it carries.
        var replay = ReplayFile.Parse("replay", finding.Replay!.ToText());
        Assert.NotEmpty(replay.Patches);
        var again = LoadedImage.Load(ImageHost.Builder.Build(replay.Patches,
                ImageKinds.For(bug.Search)))
            .Run(System.Text.Json.JsonSerializer.Serialize(new ImageRequest
            {
                Replay = new ReplayRequest(replay.Scenario, replay.Schedule)
                {
                    Memory = replay.Memory,
                },
            }));
        Assert.Contains(replay.Hash, again);
    }

    [Fact]
    public void A_repair_of_a_finding_is_gone_and_nothing_is_new()
    {
        var report = Try(Repairs.Of("OWN-EVENT"), ["finding-own-event"], TrialStages.Explore);
        var finding = Assert.Single(report.Findings);
        Assert.Equal((Novelty.Gone, "OWN-EVENT"), (finding.Novelty, finding.Name));
        Assert.Equal(0, report.ExitCode);
    }

    [Fact]
    public void What_fails_without_the_change_as_well_is_known()
    {
        var report = Try([s_comment],
            ["finding-own-event"], TrialStages.Scenarios, TrialStages.Explore);
        var finding = Assert.Single(report.Findings);
        Assert.Equal((Novelty.Known, "OWN-EVENT of docs/findings.md"),
            (finding.Novelty, finding.Like));
        Assert.Equal(0, report.ExitCode);
        Assert.Equal(StageState.NotLookedAt, report.Stage(TrialStages.Soak).State);
    }

    [Fact]
    public void Every_third_round_reads_stale_values_on_an_image_that_has_them()
    {
        var report = Try([s_comment], ["check-independent"], 2, [TrialStages.Explore]);
        Assert.Empty(report.Findings);
        Assert.Equal("1 scenarios, 1550 schedules", report.Stage(TrialStages.Explore).Text);
    }

    [Fact]
    public void A_print_format_that_the_build_would_refuse_is_a_new_report()
    {
        const string Path = "src/Kernel/include/trace/events/timer_migration.h.cs";
        var port = PortCompilation.Open(Checkout.Root);
        var text = port.Trees[Path].ToString();
        var after = text.Replace("cpu=%d parent=%p wakeup", "cpu=%s parent=%p wakeup");
        var report = Run(new("change", [new(Path, text, after)], [], [], [])
        {
            Before = port,
            After = port.Edit([(Path, after)]),
        }, [], 0, [TrialStages.Rules]);
        Assert.Contains((Novelty.New, "KG0024", Path),
            report.Findings.Select(f => (f.Novelty, f.Name, f.File)));
        Assert.Equal(1, report.ExitCode);
    }
}
