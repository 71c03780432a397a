// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;
using Linux.Translation.Apply;
using Linux.Trials;

namespace Linux.Port.Commands;

/// <summary>The option by which a command runs on the port with patches on it.</summary>
internal static class PatchOption
{
    private const string Name = "--patch";

    /// <summary>The commands that take it, but for those of <see cref="EditedKernel"/>.</summary>
    public static string[] Commands { get; } =
        ["explore", "replay", "stress", "soak", "fidelity", "findings"];

    /// <summary>All that take it.</summary>
    public static IEnumerable<string> All => Commands.Concat(EditedKernel.Commands);

    /// <summary>The option.</summary>
    public static Option<string[]> Option { get; } = new(Name)
    {
        Description = "A patch of C, or of the port, to put on the port for this run",
        HelpName = "FILE",
    };

    /// <summary>Adds it to the commands that take it.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var command in root.Subcommands.Where(c => All.Contains(c.Name)))
        {
            command.Add(Option);
            command.Add(RevisionOption.Option);
        }
    }

    /// <summary>The patches on a command line that is not parsed yet.</summary>
    public static string[] In(string[] args) =>
    [
        .. args.Index().Where(a => a.Item == Name && a.Index + 1 < args.Length)
            .Select(a => args[a.Index + 1]),
        .. args.Where(a => a.StartsWith(Name + "=", StringComparison.Ordinal))
            .Select(a => a[(Name.Length + 1)..]),
    ];

    /// <summary>Whether a command line has one.</summary>
    public static bool IsIn(string[] args) => In(args).Length > 0;

    /// <summary>Reads patches; none where none are given.</summary>
    /// <exception cref="UntranslatedException">Some of it has no translation.</exception>
    public static SourcePatch[] Read(string[]? files)
    {
        if (files is not { Length: > 0 })
            return [];
        return Progress.Status("reading the patch", () =>
        {
            var workspace = Workspaces.Open(null);
            var input = ChangeInput.OfPatches(workspace, files, null);
            foreach (var note in input.Notes)
                Console.Error.WriteLine($"port: {note}");
            return KernelChange.PatchesOf(workspace, input);
        });
    }

    /// <summary>Tells of each place that has no translation.</summary>
    public static int Fail(UntranslatedException refusal)
    {
        foreach (var problem in refusal.Problems)
            Console.Error.WriteLine($"port: {problem}");
        return CommandLine.Fail(refusal.Message);
    }
}
