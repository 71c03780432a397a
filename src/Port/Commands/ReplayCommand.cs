using System.CommandLine;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary><c>port replay</c>: makes a failing run again and prints each step.</summary>
internal static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What port explore has written" };
        var until = new Option<long>("--until") { Description = "Last step to print; 0 for all" };
        var otherBuild = new Option<bool>("--other-build")
        {
            Description = "Make the choices of a file that another build has written",
        };
        var command = new Command("replay", "Make a failing run again, step by step")
        {
            file, until, otherBuild,
        };

        command.SetAction(p => Run(
            p.GetValue(file)!, p.GetValue(until), p.GetValue(otherBuild), p.GetValue(ImageArguments.NoCache)));
        return command;
    }

    private static int Run(string path, long until, bool otherBuild, bool noCache)
    {
        using ImageBuilder builder = ImageArguments.Builder(noCache);
        ReplayFile replay = ReplayFile.Read(path, otherBuild ? null : builder.Sources);
        var request = new ImageRequest(replay.Scenario, "replay") { Schedule = replay.Schedule, Until = until };
        ImageResponse response = Explorations.Ask(builder, replay.Patches, request);

        foreach (string line in response.Steps)
            Console.WriteLine(line);
        if (response.Failure is { } failure)
            Console.WriteLine($"{failure.Invariant} broken: {failure.Text}");
        if (response.Failure?.Text == replay.Failure && response.Hash == replay.Hash)
            return 1;
        if (replay.Image == builder.Sources.Identity || response.Failure?.Invariant != replay.Invariant)
            throw new InvalidDataException(
                $"{path} did not do the same again: it was to end with \"{replay.Failure}\", hash "
                + $"{replay.Hash}, and ended with \"{response.Failure?.Text}\", hash {response.Hash}");
        Console.WriteLine($"{path} is of another build, where it was \"{replay.Failure}\".");
        return 1;
    }
}
