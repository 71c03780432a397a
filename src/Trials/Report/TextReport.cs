// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Trials;

/// <summary>A summary to read.</summary>
public static class TextReport
{
    private const int MostFunctions = 12;

    /// <summary>The report as text.</summary>
    public static string Write(TrialReport report)
    {
        var text = new StringBuilder();
        text.Append($"{report.Name}: {report.Verdict}\n");
        foreach (var note in report.Notes)
            text.Append($"  note: {note}\n");
        if (report.Functions.Count > 0)
            text.Append($"  changed: {Functions(report)}\n");
        foreach (var group in report.Findings.GroupBy(f => f.Novelty))
        {
            text.Append($"\n{Title(group.Key)}\n");
            foreach (var finding in group)
                Finding(text, finding);
        }
        text.Append("\nLooked at\n");
        foreach (var stage in report.Stages.Where(s => report.Asked.Contains(s.Name)))
            text.Append($"  {stage.Name,-10} {Stage(stage)}\n");
        if (report.Stopped)
            text.Append("  stopped before its end\n");
        return text.ToString();
    }

    /// <summary>A stage in words.</summary>
    public static string Stage(TrialStage stage) => stage.State switch
    {
        StageState.NotLookedAt => "not looked at",
        StageState.Partly => $"in part: {stage.Text}",
        _ => $"{stage.Text} ({stage.Seconds:0} s)",
    };

    /// <summary>The heading of findings.</summary>
    public static string Title(Novelty novelty) => novelty switch
    {
        Novelty.New => "New with the change",
        Novelty.Gone => "Gone with the change",
        Novelty.NotCompared => "With the change; no time was left to look without it",
        _ => "Known: with the change and without",
    };

    /// <summary>The names of the functions that changed, not too many.</summary>
    public static string Functions(TrialReport report)
    {
        var names = report.Functions.Select(f => f.Name + "()").Distinct().ToList();
        return string.Join(", ", names.Take(MostFunctions)) +
            (names.Count > MostFunctions ? $" and {names.Count - MostFunctions} more" : "");
    }

    private static void Finding(StringBuilder text, TrialFinding finding)
    {
        text.Append($"  {finding.Stage,-10} {finding.Name}: {finding.Text.Trim()}\n");
        if (finding.File is not null)
            text.Append($"             {finding.File}:{finding.Line}\n");
        if (finding.Like is not null)
            text.Append($"             as {finding.Like}\n");
        if (finding.ReplayPath is not null)
            text.Append($"             replay with: port replay {finding.ReplayPath}\n");
    }
}
