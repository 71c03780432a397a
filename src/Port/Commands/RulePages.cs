// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Port.Commands;

/// <summary>The pages of the rules, which travel with the program.</summary>
internal static class RulePages
{
    /// <summary>The page of a rule; null if it has none.</summary>
    public static string? Of(string id)
    {
        using Stream? page = typeof(RulePages).Assembly.GetManifestResourceStream($"rules/{id}.md");

        if (page == null)
            return null;
        using var reader = new StreamReader(page, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
