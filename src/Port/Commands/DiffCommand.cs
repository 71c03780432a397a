// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Pins;

namespace Linux.Port.Commands;

/// <summary><c>port diff</c>: what another tree changed, and where that is in the port.</summary>
internal static class DiffCommand
{
    private const int ShownAtMost = 20;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string?> tree = Options.Tree();
        var git = new Option<string?>("--git") { HelpName = "REPO", Description = "A git repository of the kernel" };
        var revision = new Option<string?>("--rev")
        {
            HelpName = "REV",
            Description = "The revision in it, or A..B: what B changed since A",
        };
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files to compare, such as kernel/time/timer.c; default: all pinned",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = Options.Format("text", "json", "patch-plan");
        var schema = new Option<bool>("--schema")
        {
            Description = "Print the JSON Schema of --format json, and do nothing else",
        };
        var root = Options.Root();
        var command = new RuledCommand("diff",
            "Compare what was ported with another tree; 0 the same, 1 changed, 2 trouble")
        {
            tree, git, revision, files, format, schema, root,
        };
        command.Alone(schema);
        command.SetAction(p => p.GetValue(schema) ? PrintSchema()
            : Run(Workspaces.Open(p.GetValue(root)), p.GetValue(tree), p.GetValue(git),
            p.GetValue(revision), p.GetValue(files) ?? [], p.GetValue(format)!));
        return command;
    }

    private static int PrintSchema()
    {
        Console.Write(DiffJson.Schema());
        return 0;
    }

    // The tree that is compared, and the one it is compared with, if that is not the pins.
    internal static (SourceTree Now, GitTree? Old) Open(string? tree, string? git, string? revision)
    {
        if ((tree is null) == (git is null))
            throw new ReferenceException("give --tree DIR or --git REPO --rev REV, one of them");
        if (tree is not null)
        {
            return revision is null
                ? (FolderTree.Open(tree), null)
                : throw new ReferenceException("--rev goes with --git, not with --tree");
        }
        if (revision is null)
            throw new ReferenceException("--git needs --rev REV");
        return GitTree.OpenRange(git!, revision) is var (old, now)
            ? (now, old)
            : (GitTree.Open(git!, revision), null);
    }

    private static int Run(
        Workspace workspace, string? tree, string? git, string? revision, string[] files,
            string format)
    {
        var (now, old) = Open(tree, git, revision);
        var pins = workspace.Select(files);
        var diff = Progress.Status($"comparing with {now.Name}", () =>
        {
            var config = workspace.Config();
            var against = old is null ? pins
                : TreeComparer.PinsOf(old, pins, config, workspace.Port);
            return TreeComparer.Compare(against, now, config, workspace.Port,
                Sources(against), files.Length > 0 ? [] : NotCompared(workspace, pins, old, now));
        });
        switch (format)
        {
            case "json":
                Console.WriteLine(DiffJson.Write(diff));
                break;
            case "patch-plan":
                Console.Write(PatchPlan.Write(diff, workspace.NotPorted()));
                break;
            default:
                Console.Write(SideBySide.Write(diff));
                break;
        }
        return diff.Any ? 1 : 0;
    }

    private static string Sources(IReadOnlyList<Pin> pins) => string.Join(", ",
        pins.Select(p => $"{p.Source} {p.Version}".Trim()).Distinct());

    // Ported files that cannot be compared, and what else a series touches.
    private static List<string> NotCompared(
        Workspace workspace, IReadOnlyList<Pin> pins, GitTree? old, SourceTree now)
    {
        var never = workspace.Scope().Never.Select(f => $"{f.File}: {f.Reason}").ToList();
        if (old is null || now is not GitTree git)
            return never;
        var compared = pins.Select(p => p.File).ToHashSet();
        var others = git.ChangedSince(old).Where(f => !compared.Contains(f)).ToList();
        if (others.Count <= ShownAtMost)
            return [.. others.Select(f => $"{f}: changed, and not ported")];
        return [.. others.Take(ShownAtMost).Select(f => $"{f}: changed, and not ported"),
            $"{others.Count - ShownAtMost} files more: changed, and not ported"];
    }
}
