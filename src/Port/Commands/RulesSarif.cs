// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Nodes;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>Findings as SARIF 2.1.0: what leads to each is in relatedLocations and, as one way, in codeFlows.</summary>
internal static class RulesSarif
{
    /// <summary>The log, with a line end behind it.</summary>
    public static string Write(IReadOnlyList<RuleFinding> found)
    {
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = Driver() },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. found.Select(Result)]),
            }),
        };
        return log.ToJsonString(Workspaces.Json) + "\n";
    }

    private static JsonObject Driver() => new()
    {
        ["name"] = "port rules",
        ["semanticVersion"] = typeof(RulesSarif).Assembly.GetName().Version!.ToString(3),
        ["rules"] = new JsonArray([.. RuleCheck.Rules.Select(Rule)]),
    };

    private static JsonNode Rule(RuleText rule)
    {
        var node = new JsonObject
        {
            ["id"] = rule.Id,
            ["shortDescription"] = Text(rule.Title),
            ["properties"] = new JsonObject { ["category"] = rule.Category },
        };

        if (RulePages.Of(rule.Id) is { } page)
            node["help"] = new JsonObject { ["text"] = page, ["markdown"] = page };
        return node;
    }

    private static JsonNode Result(RuleFinding finding)
    {
        var node = new JsonObject
        {
            ["ruleId"] = finding.Rule.Id,
            ["ruleIndex"] = RuleCheck.Rules.TakeWhile(rule => rule.Id != finding.Rule.Id).Count(),
            ["level"] = finding.Severity is "error" or "warning" ? finding.Severity : "note",
            ["message"] = Text(finding.Message),
            ["locations"] = new JsonArray(Location(finding.Where)),
        };

        if (finding.Path.Count == 0)
            return node;
        node["relatedLocations"] = new JsonArray(
            [.. finding.Path.Select((step, i) => (JsonNode)Location(step.Where, step.Text, i + 1))]);
        node["codeFlows"] = new JsonArray(new JsonObject
        {
            ["threadFlows"] = new JsonArray(new JsonObject
            {
                ["locations"] = new JsonArray([.. finding.Path
                    .Append(new RuleStep(finding.Where, finding.Rule.Title))
                    .Select(step => (JsonNode)new JsonObject { ["location"] = Location(step.Where, step.Text) })]),
            }),
        });
        return node;
    }

    private static JsonObject Location(SourcePlace place, string? text = null, int id = 0)
    {
        var node = new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = place.File },
                ["region"] = new JsonObject
                {
                    ["startLine"] = place.Line,
                    ["startColumn"] = place.Column,
                    ["endLine"] = place.EndLine,
                    ["endColumn"] = place.EndColumn,
                },
            },
        };

        if (id > 0)
            node["id"] = id;
        if (!string.IsNullOrEmpty(text))
            node["message"] = Text(text);
        return node;
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };
}
