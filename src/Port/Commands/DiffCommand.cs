using System.CommandLine;
using System.Text.Json;
using Linux.Reference;
using Linux.Reference.Diff;

namespace Linux.Port.Commands;

/// <summary><c>port diff</c>: what another tree changed, and where that is in the port.</summary>
internal static class DiffCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var tree = new Option<string?>("--tree") { Description = "The folder of a kernel tree" };
        var git = new Option<string?>("--git") { Description = "A git repository of the kernel" };
        var revision = new Option<string?>("--rev") { Description = "The revision in it" };
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files to compare, such as kernel/time/timer.c; default: all",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = Workspaces.FormatOption("text", "json", "patch-plan");
        var root = Workspaces.RootOption();
        var command = new Command("diff",
            "Compare what was ported with another tree; 0 the same, 1 changed, 2 trouble")
        {
            tree, git, revision, files, format, root,
        };
        command.SetAction(p =>
            Run(Workspaces.Open(p.GetValue(root)), p.GetValue(tree), p.GetValue(git),
            p.GetValue(revision), p.GetValue(files) ?? [], p.GetValue(format)!));
        return command;
    }

    private static SourceTree Open(string? tree, string? git, string? revision)
    {
        if ((tree is null) == (git is null))
            throw new ReferenceException("give --tree DIR or --git REPO --rev REV, one of them");
        if (tree is not null)
        {
            return revision is null
                ? FolderTree.Open(tree)
                : throw new ReferenceException("--rev goes with --git, not with --tree");
        }
        return GitTree.Open(git!,
            revision ?? throw new ReferenceException("--git needs --rev REV"));
    }

    private static int Run(
        Workspace workspace, string? tree, string? git, string? revision, string[] files,
            string format)
    {
        var source = Open(tree, git, revision);
        var pins = workspace.Select(files);
        var diff = Progress.Status($"comparing with {source.Name}", () =>
            TreeComparer.Compare(pins, source, workspace.Config(), workspace.Port));
        switch (format)
        {
            case "json":
                Console.WriteLine(JsonSerializer.Serialize(diff, Workspaces.Json));
                break;
            case "patch-plan":
                Console.Write(PatchPlan.Write(diff, workspace.NotPorted()));
                break;
            default:
                Console.Write(SideBySide.Write(diff, pins));
                break;
        }
        return diff.Any ? 1 : 0;
    }
}
