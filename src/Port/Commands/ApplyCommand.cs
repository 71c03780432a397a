using System.CommandLine;
using Linux.Images;
using Linux.Reference;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Translation.Apply;

namespace Linux.Port.Commands;

/// <summary><c>port apply</c>: makes the port follow a patch or another tree.</summary>
internal static class ApplyCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("PATCH|FILE")
        {
            Description = "Patches with --base; with --tree or --git, files to limit it to",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string?> tree = Options.Tree();
        var git = new Option<string?>("--git") { HelpName = "REPO", Description = "A git repository of the kernel" };
        var revision = new Option<string?>("--rev") { HelpName = "REV", Description = "The revision in it" };
        var origin = new Option<string?>("--base")
        {
            HelpName = "DIR",
            Description = "The folder of the tree that the patches are for",
        };
        var dry = new Option<bool>("--dry-run") { Description = "Print the difference, write nothing" };
        var root = Options.Root();
        var command = new Command("apply",
            "Edit the port after a patch or a tree, all files or none; 1 if some of it has no " +
            "translation, 2 trouble")
        {
            names, tree, git, revision, origin, dry, root,
        };
        command.SetAction(p =>
        {
            var workspace = Workspaces.Open(p.GetValue(root));
            var all = p.GetValue(names) ?? [];
            var folder = p.GetValue(origin);
            var (source, pins) = folder is not null
                ? Patched(workspace, folder, all,
                    p.GetValue(tree) ?? p.GetValue(git) ?? p.GetValue(revision))
                : (Whole(DiffCommand.Open(p.GetValue(tree), p.GetValue(git), p.GetValue(revision))),
                    workspace.Select(all));
            return Run(workspace, source, pins, p.GetValue(dry));
        });
        return command;
    }

    private static (SourceTree Tree, IReadOnlyList<Pin> Pins) Patched(
        Workspace workspace, string folder, string[] names, string? other)
    {
        if (other is not null)
            throw new ReferenceException("--base goes with patches, not with --tree or --git");
        if (names.Length == 0)
            throw new ReferenceException("--base needs a patch to put on it");
        var patches = names.SelectMany(name => PatchReader.Read(name, Text(name))
            .Select(patch => (name, patch))).ToList();
        var tree = PatchedTree.Make(FolderTree.Open(folder), Path.GetFileName(names[^1]), patches);
        var pins = workspace.Pins.Where(p => tree.Touched.Contains(p.File)).ToList();
        foreach (var path in tree.Touched.Where(t => pins.TrueForAll(p => p.File != t)))
            Console.Error.WriteLine($"port: {path} is not ported");
        return pins.Count > 0 ? (tree, pins)
            : throw new ReferenceException("the patch touches no file that is ported");
    }

    private static string Text(string name) => File.Exists(name)
        ? InputFile.ReadText(name)
        : throw new ReferenceException($"no patch {name}");

    private static int Run(
        Workspace workspace, SourceTree tree, IReadOnlyList<Pin> pins, bool dry)
    {
        var plan = Progress.Status($"following {tree.Name}", () =>
            ApplyPlan.Make(workspace, pins, tree));
        if (dry)
        {
            foreach (var file in plan.Files.Where(f => PortTree.IsPorted(f.Path)))
                Console.Write(UnifiedDiff.Write(file.Path, file.Before, file.After));
        }
        foreach (var note in plan.Notes)
            Console.Error.WriteLine($"port: {note}");
        foreach (var problem in plan.Problems)
            Console.Error.WriteLine($"port: {problem}");
        if (plan.Problems.Count > 0)
        {
            Console.Error.WriteLine($"port: {plan.Problems.Count} places have no translation; " +
                "nothing was written");
            return 1;
        }
        if (!dry)
            AtomicWrite.All(workspace.Top, plan.Files);
        Console.WriteLine(dry ? $"{plan.Files.Count} files would change"
            : $"{plan.Files.Count} files changed");
        return 0;
    }

    private static SourceTree Whole((SourceTree Now, GitTree? Old) trees) => trees.Old == null ? trees.Now
        : throw new ReferenceException("--rev names one revision here: the port follows a tree, not a range");
}
