// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using Linux.Images;

namespace Linux.Tests.Port;

/// <summary>Each mistake of mistakes.txt is one line, and exit status 2.</summary>
public sealed class MistakeTests : IDisposable
{
    private static readonly string s_sequential = PutBackBugs.All.First(bug => bug.Sequential).Name;

    private readonly string _text = Path.GetTempFileName();

    public MistakeTests() => File.WriteAllText(_text, "Only words.\n");

    public static TheoryData<string, string> Mistakes
    {
        get
        {
            var rows = new TheoryData<string, string>();

            string file = Path.Combine(AppContext.BaseDirectory, "mistakes.txt");

            foreach (string line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
            {
                string[] parts = line.Split(" | ", 2);

                rows.Add(parts[0].Trim(), parts[1]);
            }
            return rows;
        }
    }

    public void Dispose() => File.Delete(_text);

    private string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Replace("TEXT", _text, StringComparison.Ordinal)
            .Replace("SEQUENTIAL", s_sequential, StringComparison.Ordinal)).ToArray();

    private void IsMistake(string says, int status, string errors)
    {
        Assert.Equal(2, status);
        Assert.StartsWith("port", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
        says = says.Replace("TEXT", _text, StringComparison.Ordinal);
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_HasManyRows() => Assert.InRange(Mistakes.Count, 150, 1000);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_IsOneLineAndStatus2(string words, string says)
    {
        (int status, string output, string errors) = PortCall.Run(Words(words));

        IsMistake(says, status, errors);
        Assert.Equal("", output);
    }

    [Theory]
    [InlineData("runn", "there is no command 'runn'")]
    [InlineData("run --cpus 0", "--cpus is 0")]
    [InlineData("explore --seeds 3 --put-back nosuch", "--put-back is nosuch")]
    [InlineData("run --replay-trace /dev/full", "/dev/full is no text")]
    public async Task Mistake_OfAProcess_IsTheSame(string words, string says)
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "port.dll"), .. Words(words)])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process port = Process.Start(start)!;
        Task<string> errors = port.StandardError.ReadToEndAsync();

        Assert.Equal("", await port.StandardOutput.ReadToEndAsync());
        await port.WaitForExitAsync();
        IsMistake(says, port.ExitCode, await errors);
    }

    [Fact]
    public void NoWords_ListTheCommands()
    {
        (int status, string output, string errors) = PortCall.Run();

        Assert.All(Linux.Port.PortCommands.Create().Subcommands.Where(one => !one.Hidden),
            command => Assert.Contains($"  {command.Name} ", output, StringComparison.Ordinal));
        IsMistake("give one of these commands", status, errors);
    }
}
