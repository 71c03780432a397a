// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference.Pins;

namespace Linux.Tests.Reference;

/// <summary>What is said of revisions is what the pins say, everywhere.</summary>
public partial class RevisionTests
{
    private static readonly string[] Words = ["there", "in part", "repaired", "not there"];

    private static string Text(string path) => File.ReadAllText(Path.Combine(Repository.Top, path));

    [GeneratedRegex(@"^## ([A-Z-]+): .*\n((?:(?!## ).*\n?)*)", RegexOptions.Multiline)]
    private static partial Regex Finding();

    [GeneratedRegex(@"^Revisions: port (.+), 7\.2 (.+), 7\.3 (.+), 6\.12 (.+)\.$",
        RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"^\| ([A-Z-]+) \| (.+) \| (.+) \| (.+) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [Fact]
    public void Each_finding_says_in_which_revisions_it_is_and_so_does_the_table()
    {
        var text = Text("docs/findings.md");
        var rows = Row().Matches(text).ToDictionary(m => m.Groups[1].Value,
            m => m.Groups.Values.Skip(2).Select(g => g.Value).ToArray());
        var findings = Finding().Matches(text);
        Assert.Equal(rows.Keys, findings.Select(f => f.Groups[1].Value));
        Assert.All(findings, f =>
        {
            var line = Assert.Single(Line().Matches(f.Groups[2].Value));
            var words = line.Groups.Values.Skip(1).Select(g => g.Value).ToArray();
            Assert.Equal(rows[f.Groups[1].Value], words);
            Assert.All(words, w => Assert.Contains(w, Words));
            Assert.Equal("there", words[0]);
            // Where a revision has it only in part, or no more, the text says what it has.
            if (words.Skip(1).Any(w => w != "there"))
                Assert.Matches(@"\b7\.2\b.*\b7\.3\b", f.Groups[2].Value[(line.Index + line.Length)..]);
        });
    }

    [Fact]
    public void Each_ported_file_names_the_revision_that_it_is_pinned_from()
    {
        Assert.All(Repository.Workspace.Pins, pin =>
        {
            var head = string.Join(' ', File.ReadLines(Path.Combine(Repository.Top,
                Linux.Reference.CSharp.PortTree.PathOf(pin.File))).Take(5));
            var source = pin.Source.StartsWith("linux-source-", StringComparison.Ordinal)
                ? $"of Linux {pin.Source["linux-source-".Length..]}"
                : "between Linux 6.12 and 7.2";
            Assert.Contains(source, head);
        });
    }

    [Fact]
    public void Nothing_calls_the_hierarchy_one_of_Linux_7_2()
    {
        string[] texts = ["README.md", "CHANGELOG.md", .. Directory.EnumerateFiles(
            Path.Combine(Repository.Top, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(Repository.Top, p))];
        Assert.All(texts, path => Assert.DoesNotMatch(
            @"(timer_migration\.c`?|migration hierarchy) of Linux 7|7\.[23]'s `?timer[_ ]migration" +
            @"|`timer_migration\.c` of Linux", Text(path)));
        Assert.Matches(@"`timer_migration\.c` is an older revision, from between 6\.12 and 7\.2",
            Text("README.md"));
    }

    [Fact]
    public void The_built_list_says_the_same_as_the_pins()
    {
        var text = Revisions.Text(Revisions.Built());
        Assert.All(Repository.Workspace.Pins.GroupBy(p => $"{p.Source} {p.Version}: "), source =>
            Assert.Contains(source.Key, text));
    }
}
