// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Trials;

/// <summary>The report as KTAP version 1: a result for each stage, and one for each finding in it.
/// </summary>
public static class KtapReport
{
    /// <summary>The report as KTAP.</summary>
    public static string Write(TrialReport report)
    {
        var stages = report.Stages.Where(s => report.Asked.Contains(s.Name)).ToList();
        var text = new StringBuilder($"KTAP version 1\n1..{stages.Count}\n# {report.Name}: " +
            $"{report.Verdict}\n");
        foreach (var (at, stage) in stages.Index())
        {
            var findings = report.Findings.Where(f => f.Stage == stage.Name).ToList();
            if (findings.Count > 0)
                Findings(text, findings);
            var bad = findings.Exists(f => f.Novelty is Novelty.New or Novelty.NotCompared);
            text.Append($"{(bad ? "not ok" : "ok")} {at + 1} {stage.Name}");
            // What was not looked at did not pass.
            text.Append(bad || stage.State == StageState.Done ? "\n"
                : $" # SKIP {Line(TextReport.Stage(stage))}\n");
        }
        return text.ToString();
    }

    private static void Findings(StringBuilder text, List<TrialFinding> findings)
    {
        text.Append($"    KTAP version 1\n    1..{findings.Count}\n");
        foreach (var (at, finding) in findings.Index())
        {
            text.Append($"    # {Line(finding.Text)}\n");
            if (finding.File is not null)
                text.Append($"    # {finding.File}:{finding.Line}\n");
            if (finding.ReplayPath is not null)
                text.Append($"    # port replay {finding.ReplayPath}\n");
            var name = Line(finding.Name).Replace('#', ' ');
            text.Append(finding.Novelty switch
            {
                Novelty.New => $"    not ok {at + 1} {name}\n",
                Novelty.NotCompared => $"    not ok {at + 1} {name} # not compared\n",
                Novelty.Gone => $"    ok {at + 1} {name} gone\n",
                _ => $"    ok {at + 1} {name} # XFAIL without the change as well\n",
            });
        }
    }

    private static string Line(string text) => text.ReplaceLineEndings(" ").Trim();
}
