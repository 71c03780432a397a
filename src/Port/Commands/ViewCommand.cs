// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;
using Linux.Port.Traces;

namespace Linux.Port.Commands;

/// <summary><c>port view</c>: a replay or a trace as a page for a browser.</summary>
internal static class ViewCommand
{
    private const int Start = 64;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A replay that port explore has written, or a trace: text, or trace.dat",
        };
        Option<string?> output = Options.Out("The page; by default FILE.html in the current folder");
        var command = new RuledCommand("view", "Show a replay or a trace as a page for a browser") { file, output };

        file.IsFile();
        command.SetAction(p => Run(
            p.GetValue(file)!, p.GetValue(output), p.GetValue(ImageArguments.NoCache)));
        return command;
    }

    private static int Run(string path, string? output, bool noCache)
    {
        string page = output ?? Path.GetFileName(path) + ".html";

        OutputFile.Check("--out", page);
        OutputFile.Write(page, IsJson(path) ? Replay(path, noCache)
            : Progress.Bar($"reading {path}", 100, move => HtmlOutput.OfTrace(path, move)));
        Console.WriteLine($"{page} shows {path}.");
        return 0;
    }

    /// <summary>Whichever build it is of: the page says what happens in this one.</summary>
    private static string Replay(string path, bool noCache)
    {
        using ImageBuilder builder = ImageArguments.Builder(noCache);
        ReplayFile replay = ReplayFile.Read(path, null);

        if (replay.Run != ReplayKind.Schedule)
            throw new InvalidDataException($"{path} is no run of the explorer. port view shows those, and traces.");
        var request = new ReplayRequest(replay.Scenario, replay.Schedule)
        {
            Record = true,
            Memory = replay.Memory,
        };
        ReplayResult result = ImageClient.Ask(builder, replay.Patches, request);

        if (result.Failure?.Text != replay.Failure)
            Console.WriteLine($"In this build it ends with \"{result.Failure?.Text ?? "nothing broken"}\", and "
                + $"was to end with \"{replay.Failure}\".");
        return HtmlOutput.OfReplay(replay.Scenario, result, builder, replay.Patches);
    }

    private static bool IsJson(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> start = stackalloc byte[Start];
        int read = new FileInfo(path).Length == 0 ? 0 : file.ReadAtLeast(start, Start, false);

        return read > 0 && start[..read].TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
    }
}
