// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;
using Linux.Port.Replays;
using Linux.Port.Traces;

namespace Linux.Port.Commands;

/// <summary><c>port replay</c>: makes a failing run again and prints each step.</summary>
internal static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What port explore has written" };
        Option<long> until = Options.Number("--until", "Last step to print; 0 for all", 0, long.MaxValue, 0L);
        Option<long> from = Options.Number("--from", "First step to print", 1, long.MaxValue, 1L);
        var columns = new Option<bool>("--columns") { Description = "Print a column for each CPU" };
        Option<int> cpu = Options.Number("--cpu", "Print the steps of this CPU alone; -1 for all", -1, 4095, -1);
        var otherBuild = new Option<bool>("--other-build")
        {
            Description = "Make the choices of a file that another build has written",
        };
        var command = new RuledCommand("replay", "Make a failing run again, step by step")
        {
            file, until, from, cpu, columns, otherBuild,
        };

        var trace = new TraceOutput();

        file.IsFile();
        Option<string?> html = HtmlOutput.Option();

        trace.AddTo(command);
        command.Add(html);
        command.SetAction(p => Run(
            p.GetValue(file)!, p.GetValue(until), p.GetValue(otherBuild), p.GetValue(ImageArguments.NoCache),
            HzOption.Changes(p), trace.Read(p), p.GetValue(html),
            statements => new ReplayListing(Console.Out, statements)
            {
                From = p.GetValue(from),
                Cpu = p.GetValue(cpu) is >= 0 and var only ? only : null,
                Columns = p.GetValue(columns),
            }));
        return command;
    }

    private static int Run(
        string path, long until, bool otherBuild, bool noCache, SourcePatch[] more, TraceTarget? target,
        string? html, Func<StatementIndex, ReplayListing> listingOf)
    {
        using TraceTarget? traced = target;
        using ImageBuilder builder = ImageArguments.Builder(noCache);
        ReplayFile replay = ReplayFile.Read(path, otherBuild ? null : builder.Sources);
        SourcePatch[] patches =
        [
            // What is given goes before what the file has.
            .. replay.Patches.Where(patch => !KernelHz.Is(patch) || !more.Any(KernelHz.Is)), .. more,
        ];
        if (replay.Run != ReplayKind.Schedule)
        {
            if (target != null || html != null)
                throw new InvalidDataException($"{path} is no run of the explorer. --trace and --html are for "
                    + "those; port run and port selftest trace the others.");
            return OtherReplays.Run(builder, replay, patches);
        }
        var request = new ReplayRequest(replay.Scenario, replay.Schedule)
        {
            Record = html != null,
            Memory = replay.Memory,
        };
        ReplayResult result = ImageClient.Ask(builder, patches, request, target?.SpoolPath);
        ReplayListing listing = listingOf(
            new(ImageRecipe.Of(builder.Sources, patches, ImageKind.Explored).Files()));

        target?.Write();
        if (html != null)
            OutputFile.Write(html, HtmlOutput.OfReplay(replay.Scenario, result, builder, patches));

        listing.Write(until == 0 ? result : result with
        {
            Steps = [.. result.Steps.TakeWhile(step => step.Number <= until)],
            End = "",
        });
        foreach (string sentence in result.Conclusions)
            Console.WriteLine(sentence);
        if (result.Failure is { } failure)
            Console.WriteLine($"{failure.Invariant} broken: {failure.Text}");
        ReplaySummary.Write(Console.Out, result, replay.Schedule, listing);
        if (more.Length != 0)
            return result.Failure == null ? 0 : 1;
        if (result.Failure?.Text == replay.Failure && result.Hash == replay.Hash)
            return 1;
        if (replay.Image == builder.Sources.Identity || result.Failure?.Invariant != replay.Invariant)
            throw new InvalidDataException(
                $"{path} did not do the same again: it was to end with \"{replay.Failure}\", hash "
                + $"{replay.Hash}, and ended with \"{result.Failure?.Text}\", hash {result.Hash}");
        Console.WriteLine($"{path} is of another build, where it was \"{replay.Failure}\".");
        return 1;
    }
}
