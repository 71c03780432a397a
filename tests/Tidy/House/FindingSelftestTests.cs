// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Tidy.House;

/// <summary>
/// A selftest of a finding fails on the patch that repairs it; `port try` knows by its words that
/// the finding is gone, and else tells of something new.
/// </summary>
public class FindingSelftestTests
{
    private const string Words = "no longer shows";

    [Fact]
    public void SelftestsOfFindings_SayWhenTheFindingIsGone()
    {
        string[] without = Repository.Sources("src/Selftests")
            .Select(path => (Path: path, Text: File.ReadAllText(path)))
            .Where(file => file.Text.Contains(".finding.", StringComparison.Ordinal)
                && file.Text.Contains("[Selftest(", StringComparison.Ordinal)
                && !file.Text.Contains(Words, StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file.Path)).ToArray();

        Assert.True(without.Length == 0,
            $"{string.Join(", ", without)}: what fails where the finding is gone has to say "
            + $"\"{Words}\".");
    }
}
