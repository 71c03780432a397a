// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Tests.Tidy;

/// <summary>Invariants and races have numbers, and each number has a row that says what it is.</summary>
public sealed class NumberedTablesTests
{
    private static readonly Regex s_invariant = new(@"(?<![\w.&""])""?I(?<number>[1-9][0-9]?)\b(?![.:(\[]?[a-z_(])");
    private static readonly Regex s_race = new(@"\bR-(?<number>[0-9]{2}[a-z]?)\b");

    [Fact]
    public void Invariants_HaveARowEach() => AssertRows("docs/invariants.md", s_invariant, "I{0}", Texts());

    [Fact]
    public void Races_HaveARowEach() => AssertRows("docs/races.md", s_race, "R-{0}", Texts());

    [Fact]
    public void PutBackBugs_HaveARowEach()
    {
        string table = File.ReadAllText(Checkout.PathOf("docs/races.md"));
        string[] names = Directory.GetFiles(Checkout.PathOf("src/Images/PutBack"), "*.patch")
            .Select(path => Path.GetFileNameWithoutExtension(path)!).ToArray();

        Assert.True(names.Length >= 20, $"only {names.Length} put-back bugs were found in the sources");
        Assert.All(names, name => Assert.Contains($"`{name}`", table));
    }

    [Fact]
    public void ANumberWithoutRow_IsSeen()
        => Assert.Throws<Xunit.Sdk.EmptyException>(
            () => AssertRows("docs/invariants.md", s_invariant, "I{0}", [("made up", "breaks I" + "99, always")]));

    private static void AssertRows(
        string file, Regex used, string name, IEnumerable<(string Path, string Text)> texts)
    {
        string table = File.ReadAllText(Checkout.PathOf(file));
        string[] missing = texts
            .SelectMany(text => used.Matches(text.Text).Select(match => (text.Path, Number: match.Groups["number"].Value)))
            .Where(use => !table.Contains($"\n| {string.Format(null, name, use.Number)} |", StringComparison.Ordinal))
            .Select(use => $"{use.Path}: {string.Format(null, name, use.Number)} has no row in {file}")
            .Distinct().ToArray();

        Assert.Empty(missing);
    }

    private static IEnumerable<(string Path, string Text)> Texts()
    {
        string[] files = Directory.GetFiles(Checkout.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Repository.Sources("src").Where(path => !path.Contains("src/Analyzers", StringComparison.Ordinal)))
            .Concat(Repository.Sources("tests")).ToArray();

        return files.Select(path => (Path.GetRelativePath(Checkout.Root, path), File.ReadAllText(path)));
    }
}
