// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>Findings as a compiler writes them, each with the path that leads to it.</summary>
internal static class RulesText
{
    /// <summary>The text; a line that counts them comes last.</summary>
    public static string Write(IReadOnlyList<RuleFinding> found)
    {
        var text = new StringBuilder();

        foreach (RuleFinding finding in found)
        {
            text.AppendLine($"{At(finding.Where)}: {finding.Severity} {finding.Rule.Id}: {finding.Message}");
            foreach (RuleStep step in finding.Path)
                text.AppendLine($"    {At(step.Where)}: {step.Text}");
            text.AppendLine($"    see {finding.Rule.Page}");
        }
        return text.AppendLine(found.Count switch
        {
            0 => "nothing found",
            1 => "1 finding",
            _ => $"{found.Count} findings",
        }).ToString();
    }

    private static string At(SourcePlace place) => $"{place.File}:{place.Line}:{place.Column}";
}
