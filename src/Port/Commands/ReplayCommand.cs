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
        var command = new Command("replay", "Make a failing run again, step by step") { file, until };

        command.SetAction(p => Run(p.GetValue(file)!, p.GetValue(until)));
        return command;
    }

    private static int Run(string path, long until)
    {
        ReplayFile replay = ReplayFile.Read(path);
        var request = new ImageRequest(replay.Scenario, "replay") { Schedule = replay.Schedule, Until = until };
        ImageResponse response = Explorations.Ask(replay.Patches, request);

        foreach (string line in response.Steps)
            Console.WriteLine(line);
        if (response.Failure is { } failure)
            Console.WriteLine($"{failure.Invariant} broken: {failure.Text}");
        if (response.Failure?.Text != replay.Failure || response.Hash != replay.Hash)
            throw new InvalidDataException(
                $"{path} did not do the same again: it was to end with \"{replay.Failure}\", hash "
                + $"{replay.Hash}, and ended with \"{response.Failure?.Text}\", hash {response.Hash}");
        return 1;
    }
}
