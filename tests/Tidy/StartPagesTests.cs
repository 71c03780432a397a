// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;

namespace Linux.Tests.Tidy;

/// <summary>The script that plays the start pages stops where a page does not say what happens.</summary>
public sealed class StartPagesTests : IDisposable
{
    private readonly string _page = Path.GetTempFileName();

    [Theory]
    [InlineData("$ echo one; echo two\none\ntwo")]
    [InlineData("$ seq 5\n1\n...\n5")]
    [InlineData("$ echo 'took 12 ms [ok]*'\ntook ... ms [ok]*")]
    [InlineData("$ false\n$ echo $?\n1")]
    [InlineData("$ cat <<'END'\n> a line\n> END\na line")]
    [InlineData("$ cd tests\n$ ls Tidy/StartPagesTests.cs\nTidy/StartPagesTests.cs")]
    public void PageThatIsRight_IsPlayedToItsEnd(string fence)
        => Assert.Equal(0, Play(fence).Code);

    [Theory]
    [InlineData("$ echo one\ntwo", "The page says:\n  | two\nIt printed, and gave 0:\n  | one")]
    [InlineData("$ echo one\n", "It printed, and gave 0:\n  | one")]
    [InlineData("$ nosuchcommand\nsomething", "and gave 127:")]
    [InlineData("$ echo a b\na * b", "The page says:\n  | a * b")]
    [InlineData("$ seq 5\n1\n...\n4", "The page says:\n  | 1\n  | ...\n  | 4")]
    public void PageThatIsWrong_StopsThere(string fence, string says)
    {
        (int code, string error) = Play(fence + "\n$ echo not reached >&2");

        Assert.Equal(1, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain("not reached", error, StringComparison.Ordinal);
    }

    [Fact]
    public void PageWithoutCommands_IsNoSuccess() => Assert.Equal(1, Play("").Code);

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_page);

    private (int Code, string Error) Play(string fence)
    {
        File.WriteAllText(_page, $"# A page\n\n```console\n{fence}\n```\n");
        var start = new ProcessStartInfo(
            Path.Combine(Repository.Root, "docs/start/play"), ["--here", _page])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process play = Process.Start(start)!;
        Task<string> output = play.StandardOutput.ReadToEndAsync();
        string error = play.StandardError.ReadToEnd();

        play.WaitForExit();
        _ = output.Result;
        return (play.ExitCode, error);
    }
}
