// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Nodes;
using Linux.Trials;

namespace Linux.Tests.Exploration;

public class TrialReportTests
{
    private static TrialReport Report(StageState soak, params TrialFinding[] findings)
    {
        var report = new TrialReport("a.patch")
        {
            Functions = [new("src/Kernel/kernel/time/timer.c.cs", "calc_wheel_index", 10, 20)],
        };
        foreach (var stage in report.Stages)
            stage.State = StageState.Done;
        report.Stage(TrialStages.Soak).State = soak;
        foreach (var finding in findings)
            report.Add(finding);
        return report;
    }

    private static TrialFinding Of(Novelty novelty, string stage = TrialStages.Explore) =>
        new(stage, "r37", novelty, "I6 broken: late") { Like = "r37-far-timeout", ReplayPath = "r.json" };

    [Theory]
    [InlineData(StageState.Done, null, 0)]
    [InlineData(StageState.Done, Novelty.Known, 0)]
    [InlineData(StageState.Done, Novelty.Gone, 0)]
    [InlineData(StageState.Done, Novelty.New, 1)]
    [InlineData(StageState.Partly, null, 2)]
    [InlineData(StageState.Done, Novelty.NotCompared, 2)]
    [InlineData(StageState.NotLookedAt, Novelty.Known, 2)]
    [InlineData(StageState.NotLookedAt, Novelty.New, 1)]
    public void Only_what_was_looked_at_and_is_not_new_is_0(
        StageState soak, Novelty? novelty, int status)
    {
        var report = Report(soak, novelty is { } found ? [Of(found)] : []);
        Assert.Equal(status, report.ExitCode);
        Assert.Equal(status == 2 || soak != StageState.Done, report.Verdict.EndsWith("not everything was looked at",
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_is_told_once() =>
        Assert.Single(Report(StageState.Done, Of(Novelty.New), Of(Novelty.New)).Findings);

    [Fact]
    public void Text_names_what_is_new_first_and_what_was_not_looked_at()
    {
        var text = TextReport.Write(Report(StageState.NotLookedAt, Of(Novelty.Known), Of(Novelty.New)));
        Assert.True(text.IndexOf("New with", StringComparison.Ordinal) <
            text.IndexOf("Known:", StringComparison.Ordinal));
        Assert.Contains("soak       not looked at", text);
        Assert.Contains("changed: calc_wheel_index()", text);
        Assert.Contains("port replay r.json", text);
    }

    [Fact]
    public void Ktap_passes_nothing_that_was_not_looked_at()
    {
        var text = KtapReport.Write(Report(StageState.NotLookedAt, Of(Novelty.New), Of(Novelty.Gone)));
        Assert.Contains("1..6\n", text);
        Assert.Contains("ok 5 soak # SKIP not looked at", text);
        Assert.Contains("not ok 6 explore\n", text);
        Assert.Contains("    1..2\n", text);
        Assert.Contains("    not ok 1 r37\n", text);
        Assert.Contains("    ok 2 r37 gone\n", text);
    }

    [Fact]
    public void What_could_not_be_compared_is_not_new_and_not_forgotten()
    {
        var report = Report(StageState.Partly, Of(Novelty.NotCompared));
        Assert.StartsWith("0 new, 0 gone, 0 known, 1 not compared;", report.Verdict);
        Assert.Contains("no time was left to look without it\n  explore    r37",
            TextReport.Write(report));
        Assert.Contains("    not ok 1 r37 # not compared\n", KtapReport.Write(report));
        var result = JsonNode.Parse(SarifReport.Write(report))!["runs"]![0]!["results"]![0]!;
        Assert.Equal("warning", (string)result["level"]!);
        Assert.Null(result["baselineState"]);
    }

    [Fact]
    public void Sarif_has_each_finding_with_its_baseline_state()
    {
        var run = JsonNode.Parse(SarifReport.Write(
            Report(StageState.Partly, Of(Novelty.New), Of(Novelty.Gone), Of(Novelty.Known))))!["runs"]![0]!;
        Assert.Equal(["new", "absent", "unchanged"],
            run["results"]!.AsArray().Select(r => (string)r!["baselineState"]!));
        Assert.False((bool)run["invocations"]![0]!["executionSuccessful"]!);
        Assert.Equal("src/Kernel/kernel/time/timer.c.cs", (string)run["results"]![0]!["locations"]![0]![
            "physicalLocation"]!["artifactLocation"]!["uri"]!);
    }

    [Fact]
    public void Json_and_markdown_name_the_finding_and_the_verdict()
    {
        var report = Report(StageState.Done, Of(Novelty.New));
        var json = JsonNode.Parse(JsonReport.Write(report))!;
        Assert.Equal("New", (string)json["findings"]![0]!["novelty"]!);
        Assert.Equal(1, (int)json["exitCode"]!);
        Assert.Contains("| explore | r37 | I6 broken: late<br>as r37-far-timeout<br>",
            MarkdownReport.Write(report));
    }
}
