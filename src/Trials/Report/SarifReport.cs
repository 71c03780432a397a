// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linux.Trials;

/// <summary>The report as SARIF 2.1.0, with what is new, gone and unchanged as its baseline states.
/// </summary>
public static class SarifReport
{
    // A property without a value has no place in SARIF.
    private static readonly JsonSerializerOptions s_options = new(JsonReport.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The report as SARIF.</summary>
    public static string Write(TrialReport report)
    {
        var findings = report.Findings;
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new[]
            {
                new
                {
                    tool = new
                    {
                        driver = new
                        {
                            name = "port try",
                            rules = findings.Select(Rule).Distinct().Order(StringComparer.Ordinal)
                                .Select(r => new { id = r }),
                        },
                    },
                    invocations = new[]
                    {
                        new
                        {
                            executionSuccessful = report.IsWhole,
                            exitCode = report.ExitCode,
                            toolExecutionNotifications = report.Stages
                                .Where(s => report.Asked.Contains(s.Name) &&
                                    s.State != StageState.Done)
                                .Select(s => new
                                {
                                    level = "warning",
                                    message = new { text = $"{s.Name}: {TextReport.Stage(s)}" },
                                }),
                        },
                    },
                    results = findings.Select(f => Result(report, f)),
                },
            },
        }, s_options) + "\n";
    }

    private static string Rule(TrialFinding f) =>
        f.Stage == TrialStages.Rules ? f.Name : $"{f.Stage}/{f.Name}";

    // A failing run has no one line: it is shown at the first function that changed.
    private static object Result(TrialReport report, TrialFinding f)
    {
        var place = f.File is not null ? (f.File, f.Line)
            : report.Functions is [var first, ..] ? (first.File, first.FirstLine)
            : (null, 0);
        return new
        {
            ruleId = Rule(f),
            level = f.Novelty switch
            {
                Novelty.New => "error",
                Novelty.NotCompared => "warning",
                _ => "note",
            },
            baselineState = f.Novelty switch
            {
                Novelty.New => "new",
                Novelty.Gone => "absent",
                Novelty.NotCompared => null,
                _ => "unchanged",
            },
            message = new
            {
                text = string.Join(' ', new[]
                {
                    f.Text.Trim(), f.Like is null ? "" : $"As {f.Like}",
                    f.ReplayPath is null ? "" : $"Replay with: port replay {f.ReplayPath}",
                }.Where(t => t.Length > 0)),
            },
            locations = place.Item1 is null ? [] : new[]
            {
                new
                {
                    physicalLocation = new
                    {
                        artifactLocation = new { uri = place.Item1 },
                        region = new { startLine = Math.Max(1, place.Item2) },
                    },
                },
            },
        };
    }
}
