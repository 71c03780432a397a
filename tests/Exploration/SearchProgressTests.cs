// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Exploration;

/// <summary>What a search tells of its runs is read back by the program that has started it.</summary>
public class SearchProgressTests
{
    [Fact]
    public void Tell_IsReadBack()
    {
        var lines = new StringWriter();
        var progress = new SearchProgress(lines, everyMs: 0);

        progress.Tell(12);
        progress.Tell(1_000_000);

        long?[] told = lines.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .Select(SearchProgress.Read).ToArray();
        Assert.Equal([12L, 1_000_000L], told);
    }

    [Fact]
    public void Tell_KeepsQuietInBetween()
    {
        var lines = new StringWriter();
        var progress = new SearchProgress(lines, everyMs: long.MaxValue);

        progress.Tell(1);

        Assert.Equal("", lines.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Unhandled exception.")]
    [InlineData("runs made: many")]
    public void OtherLines_AreNone(string line) => Assert.Null(SearchProgress.Read(line));
}
