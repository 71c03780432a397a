// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using Linux.Port.Commands;

namespace Linux.Tests.Port;

/// <summary>Ctrl-C ends long work with what it has found so far, and exit status 130.</summary>
public sealed class InterruptTests
{
    [Theory]
    [InlineData("selftest", "ok 1 ", "Bail out! Ctrl-C after ")]
    [InlineData("soak --machines 1000 --for 20ms", "seed 1: good",
        "machines, 0 of them broken; port soak --seed ")]
    [InlineData("stress --plain --cpus 2 --for 1h", "port: stressing, 2 s",
        "ended by Ctrl-C; what is above")]
    [InlineData("bench --part tracepoint --rounds 1000", "port: measuring, 2 s", "ended by Ctrl-C")]
    public async Task CtrlC_EndsWithWhatWasFound(string words, string begun, string says)
        => Assert.Contains(says, await Interrupted(words, begun), StringComparison.Ordinal);

    [Fact]
    public async Task CtrlC_LeavesASearchThatGoesOn()
    {
        if (!PortBudget.IsFull)
            return;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("port-resume-");

        try
        {
            string told = await Interrupted(
                "explore open-idle-wake-2 --runs 1000000 --jobs 2", "open-idle-wake-2: ",
                    folder.FullName);
            string file = Path.Combine(folder.FullName, "open-idle-wake-2.search.json");

            Assert.Contains(
                "go on with: port explore --resume open-idle-wake-2.search.json", told,
                StringComparison.Ordinal);
            Assert.True(File.Exists(file));
            string again =
                await Interrupted(
                $"explore --resume {file} --jobs 2", "open-idle-wake-2: ", folder.FullName);
            Assert.Contains("ended by Ctrl-C, nothing broke", again, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void ASearchThatGoesOn_MakesTheRunsThatAreLeft()
    {
        var request = new Executions.SearchRequest("canary", Executions.SearchStrategy.Random, 7)
        {
            Budget = new(100),
            Shard = new(2, 3),
        };
        var left = new SearchResume("", "", [], request, new() { Runs = 4, Operations = 9 }, ["b"]);
        Executions.SearchResult whole = left.With(
            new Executions.SearchResult(
                "canary")
            { Counts = new() { Runs = 5 }, Races = ["a", "b"] });

        Assert.Equal(19ul, left.Left.Seed);
        Assert.Equal(88ul, left.Left.Budget.Runs);
        Assert.Equal((9, 9), (whole.Counts.Runs, whole.Counts.Operations));
        Assert.Equal(["a", "b"], whole.Races);
    }

    /// <summary>
    /// What a command has printed in all that is told to end when it says that it has begun.
    /// </summary>
    private static async Task<string> Interrupted(string words, string begun, string? folder = null)
    {
        // A session of its own, so that all of its processes are told, as those of a terminal are.
        var start = new ProcessStartInfo("setsid",
            ["dotnet", Path.Combine(AppContext.BaseDirectory, "port.dll"), .. words.Split(' ')])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        using Process port = Process.Start(start)!;
        var all = new System.Collections.Concurrent.ConcurrentQueue<string>();
        int told = 0;

        void Hear(string? line)
        {
            if (line == null)
                return;
            all.Enqueue(line);
            if (!line.StartsWith(begun, StringComparison.Ordinal)
                && !line.StartsWith("port: " + begun, StringComparison.Ordinal)
                || Interlocked.Exchange(ref told, 1) != 0)
                return;
            using Process kill = Process.Start("kill", ["-INT", "--", $"-{port.Id}"]);
            kill.WaitForExit();
        }

        port.OutputDataReceived += (_, line) => Hear(line.Data);
        port.ErrorDataReceived += (_, line) => Hear(line.Data);
        port.BeginOutputReadLine();
        port.BeginErrorReadLine();
        await port.WaitForExitAsync();
        string text = string.Join('\n', all);

        Assert.True(told == 1, text);
        Assert.True(port.ExitCode == 130, $"{port.ExitCode}: {text}");
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        return text;
    }
}
