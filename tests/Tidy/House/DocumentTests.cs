// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Tests.Tidy.House;

/// <summary>Pages lead somewhere and do not age.</summary>
public class DocumentTests
{
    private static readonly Regex s_link = new(@"\]\((?<target>[^)#\s]+)(?:#[^)\s]*)?\)");
    private static readonly Regex s_path = new(@"`(?<path>(?:src|tests|docs|bench|kernel-ref)/[\w./-]+)`");

    private static readonly Regex s_date = new(
        @"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: 20\d\d)?\b"
        + @"|\b20\d\d-\d\d-\d\d\b");

    private static readonly IReadOnlyList<string> s_pages = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Repository.Root, "*.md")).ToList();

    [Fact]
    public void Links_LeadToFiles()
        => Assert.All(s_pages, static page =>
        {
            string[] dead = s_link.Matches(File.ReadAllText(page)).Select(static match => match.Groups["target"].Value)
                .Where(static target => !target.Contains(':'))
                .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))).ToArray();

            Assert.True(dead.Length == 0, $"{page} links to {string.Join(", ", dead)}, which is not there.");
        });

    [Fact]
    public void Paths_AreThere()
        => Assert.All(s_pages, static page =>
        {
            string[] dead = s_path.Matches(File.ReadAllText(page)).Select(static match => match.Groups["path"].Value)
                .Where(static path => !Path.Exists(Path.Combine(Repository.Root, path))).ToArray();

            Assert.True(dead.Length == 0, $"{page} names {string.Join(", ", dead)}, which is not there.");
        });

    [Fact]
    public void Dates_StandInResultsAlone()
        => Assert.All(
            s_pages.Where(static page => !page.Contains("/results/") && Path.GetFileName(page) != "CHANGELOG.md"),
            static page => Assert.DoesNotMatch(s_date, File.ReadAllText(page)));

    [Fact]
    public void PortedZone_IsTheSameForTheEditor()
        => Assert.Contains(
            $"[src/Kernel/{{{string.Join(',', SourceZones.PortedFolders)}}}/**.cs]",
            File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig")));

    [Theory]
    [InlineData("measured on 28 November 2026")]
    [InlineData("2026-11-28")]
    public void Date_IsSeen(string text) => Assert.Matches(s_date, text);
}
