// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using System.Text.RegularExpressions;

namespace Linux.Port.Explanations;

/// <summary>Everything that can be explained, from the pages of docs/ that travel with the program.</summary>
internal static class Handbook
{
    private static readonly Lazy<List<Explanation>> s_all = new(() =>
    [
        .. Rows("invariants.md", "an invariant", "I"), .. Rows("races.md", "a bug that this code has had", "R-"),
        .. Findings(), .. Rules(), .. Words(),
    ]);

    /// <summary>All of them; a name may have several.</summary>
    public static IReadOnlyList<Explanation> All => s_all.Value;

    /// <summary>What a name stands for, in whichever case it is written; empty if nothing does.</summary>
    public static IReadOnlyList<Explanation> Of(string name)
        => [.. All.Where(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];

    /// <summary>Rows of a page's tables whose first cell begins so; the head's words stand before the cells.</summary>
    private static IEnumerable<Explanation> Rows(string page, string kind, string start)
    {
        string[] head = [];

        foreach (string line in Read(page).Split('\n').Where(line => line.StartsWith('|')))
        {
            string[] cells = Cells(line);

            if (!Regex.IsMatch(cells[0], $"^{start}\\d"))
            {
                head = cells[0].StartsWith('-') ? head : cells;
                continue;
            }
            int most = head.Max(word => word.Length);
            string text = string.Join('\n', cells.Skip(1).Select((cell, i)
                => $"{head[i + 1].PadRight(most)}  {Plain(cell)}"));

            yield return new(cells[0], kind, "docs/" + page, text);
            // A bug is also known by what --put-back calls it.
            if (start == "R-")
                yield return new(Plain(cells[1]), kind, "docs/" + page, text);
        }
    }

    private static IEnumerable<Explanation> Findings()
        => Regex.Matches(Read("findings.md"), @"^## (?<name>[A-Z-]+): (?<text>(?:(?!^## ).*\n?)+)", RegexOptions.Multiline)
            .Select(section => new Explanation(section.Groups["name"].Value, "a finding",
                "docs/findings.md", Sentence(section.Groups["text"].Value)));

    private static IEnumerable<Explanation> Rules()
        => typeof(Handbook).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("rules/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => (Id: Path.GetFileNameWithoutExtension(name), Text: Resource(name)))
            .Select(rule => new Explanation(rule.Id, "a rule", $"docs/rules/{rule.Id}.md",
                Sentence(rule.Text[(rule.Text.IndexOf(':') + 2)..])));

    private static IEnumerable<Explanation> Words()
        => Read("glossary.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1).Select(Cells).SelectMany(cells => cells[0].Split(", ")
                .Select(word => new Explanation(Plain(word), "a word", "docs/glossary.md", Plain(cells[1]))));

    /// <summary>A heading becomes a sentence, and code between fences is indented.</summary>
    private static string Sentence(string text)
    {
        string[] lines = text.Split('\n');
        bool code = false;
        var plain = new List<string> { $"{char.ToUpperInvariant(lines[0][0])}{Plain(lines[0][1..]).TrimEnd('.')}." };

        foreach (string line in lines.Skip(1))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                code = !code;
            else
                plain.Add(code && line.Length != 0 ? "    " + line : Plain(line));
        }
        return string.Join('\n', plain).Trim();
    }

    private static string Plain(string text)
        => Regex.Replace(text, @"\[([^\]]*)\]\([^)]*\)", "$1").Replace("`", "", StringComparison.Ordinal)
            .Replace("*", "", StringComparison.Ordinal);

    private static string[] Cells(string line)
        => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray();

    private static string Read(string page) => Resource("docs/" + page);

    private static string Resource(string name)
    {
        using Stream stream = typeof(Handbook).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);

        return reader.ReadToEnd();
    }
}
