// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Linux.Trials;

/// <summary>The report for a program.</summary>
public static class JsonReport
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The report as JSON.</summary>
    public static string Write(TrialReport report) => JsonSerializer.Serialize(new
    {
        name = report.Name,
        verdict = report.Verdict,
        exitCode = report.ExitCode,
        report.IsWhole,
        report.Stopped,
        report.FirstSchedule,
        report.Functions,
        report.Notes,
        findings = report.Findings,
        stages = report.Stages.Where(s => report.Asked.Contains(s.Name)),
    }, Options) + "\n";
}
