// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Globalization;
using Linux.Port.Manual;

namespace Linux.Port.Commands;

/// <summary><c>port man</c>: writes pages of the manual, a file for each command.</summary>
internal static class ManCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder to write them to, such as share/man/man1" };
        var command = new Command("man", "Write pages of the manual, one for each command, for man(1)") { folder };

        command.SetAction(parsed => Run(parsed.RootCommandResult.Command, parsed.GetValue(folder)!));
        return command;
    }

    private static int Run(Command root, string folder)
    {
        string date = File.GetLastWriteTimeUtc(typeof(ManCommand).Assembly.Location)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        Directory.CreateDirectory(folder);
        OutputFile.Write(Path.Combine(folder, "port.1"), ManPage.Of(root, date));
        foreach (Command command in root.Subcommands.Where(one => !one.Hidden))
            OutputFile.Write(Path.Combine(folder, $"port-{command.Name}.1"), ManPage.Of(command, date));
        return 0;
    }
}
