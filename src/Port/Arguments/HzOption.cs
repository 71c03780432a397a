// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Globalization;
using Linux.Images;
using Linux.Port.Commands;

namespace Linux.Port.Arguments;

/// <summary><c>--hz N</c>: the HZ of the kernel that a command runs.</summary>
internal static class HzOption
{
    private const string Name = "--hz";

    private static readonly string[] s_commands = ["run", "ask", "selftest", "explore", "replay", "soak", "stress"];

    /// <summary>The option.</summary>
    public static Option<string> Option { get; } = Options.Name(
        Name, "HZ of the kernel; of a recorded one, without it, what its clock tells",
        KernelHz.Linked.ToString(CultureInfo.InvariantCulture),
        [.. KernelHz.All.Select(hz => hz.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Adds it to the commands that take it.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (Command command in root.Subcommands.Where(c => s_commands.Contains(c.Name)))
            command.Add(Option);
    }

    /// <summary>What was given; null if nothing was.</summary>
    public static int? Given(ParseResult parsed)
        => RuledCommand.IsGiven(parsed, Option)
            ? int.Parse(parsed.GetValue(Option)!, CultureInfo.InvariantCulture) : null;

    /// <summary>The same on a command line that is not parsed yet; what is no number is a mistake there.</summary>
    public static int? Given(string[] args)
        => args.Index().Where(a => a.Item == Name && a.Index + 1 < args.Length).Select(a => args[a.Index + 1])
            .Concat(args.Where(a => a.StartsWith(Name + "=", StringComparison.Ordinal))
                .Select(a => a[(Name.Length + 1)..]))
            .Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out int hz) ? hz : (int?)null)
            .FirstOrDefault();

    /// <summary>The changes of the kernel that a command line asks for: patches, and HZ.</summary>
    public static SourcePatch[] Changes(ParseResult parsed)
        => Changes(parsed.GetValue(PatchOption.Option), Given(parsed));

    /// <summary>The same of files of patches, and of an HZ if one is asked for.</summary>
    public static SourcePatch[] Changes(string[]? patches, int? hz)
        => [.. PatchOption.Read(patches), .. KernelHz.Patches(hz ?? KernelHz.Linked)];
}
