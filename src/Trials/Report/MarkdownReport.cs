// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Trials;

/// <summary>A comment for a review.</summary>
public static class MarkdownReport
{
    /// <summary>The report as Markdown.</summary>
    public static string Write(TrialReport report)
    {
        var text = new StringBuilder($"## {Escape(report.Name)}: {report.Verdict}\n\n");
        foreach (var note in report.Notes)
            text.Append($"- {Escape(note)}\n");
        if (report.Functions.Count > 0)
            text.Append($"- changed: `{TextReport.Functions(report)}`\n");
        foreach (var group in report.Findings.GroupBy(f => f.Novelty))
        {
            text.Append($"\n### {TextReport.Title(group.Key)}\n\n" +
                "| stage | what | |\n|---|---|---|\n");
            foreach (var finding in group)
                text.Append($"| {finding.Stage} | {Escape(finding.Name)} | {Cell(finding)} |\n");
        }
        text.Append("\n### Looked at\n\n| stage | |\n|---|---|\n");
        foreach (var stage in report.Stages.Where(s => report.Asked.Contains(s.Name)))
            text.Append($"| {stage.Name} | {Escape(TextReport.Stage(stage))} |\n");
        return text.ToString();
    }

    private static string Cell(TrialFinding finding)
    {
        var parts = new List<string> { Escape(finding.Text.Trim()) };
        if (finding.File is not null)
            parts.Add($"`{finding.File}:{finding.Line}`");
        if (finding.Like is not null)
            parts.Add($"as {Escape(finding.Like)}");
        if (finding.ReplayPath is not null)
            parts.Add($"`port replay {finding.ReplayPath}`");
        return string.Join("<br>", parts);
    }

    private static string Escape(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|")
        .Replace("<", "&lt;").Replace("*", "\\*");
}
