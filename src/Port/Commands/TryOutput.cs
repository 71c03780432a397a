// SPDX-License-Identifier: GPL-2.0-only
using Linux.Trials;

namespace Linux.Port.Commands;

/// <summary>Writes what a trial found.</summary>
internal static class TryOutput
{
    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format">One of text, json, markdown, sarif and ktap.</param>
    /// <param name="path">File to write to; null for stdout.</param>
    public static void Write(TrialReport report, string format, string? path)
    {
        var text = format switch
        {
            "json" => JsonReport.Write(report),
            "markdown" => MarkdownReport.Write(report),
            "sarif" => SarifReport.Write(report),
            "ktap" => KtapReport.Write(report),
            _ => TextReport.Write(report),
        };
        if (path is null)
            Console.Write(text);
        else
            OutputFile.Write(path, text);
    }

    /// <summary>Writes a replay file for each new failure that has a run.</summary>
    /// <param name="report">The report, which is told the paths.</param>
    /// <param name="folder">Where they go.</param>
    public static void WriteReplays(TrialReport report, string folder)
    {
        foreach (var finding in report.Findings.Where(f => f.Replay is not null))
        {
            Directory.CreateDirectory(folder);
            var name = string.Concat($"{finding.Stage}-{finding.Name}".Select(
                c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-'));
            var path = Path.Combine(folder, $"{name}.replay.json");
            for (var again = 2; report.Findings.Any(f => f.ReplayPath == path); again++)
                path = Path.Combine(folder, $"{name}-{again}.replay.json");
            OutputFile.Write(path, finding.Replay!.ToText());
            finding.ReplayPath = path;
        }
    }
}
