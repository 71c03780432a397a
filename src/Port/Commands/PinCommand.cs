// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Diff;
using Linux.Reference.Pins;

namespace Linux.Port.Commands;

/// <summary><c>port pin</c>: writes down what the port was ported from.</summary>
internal static class PinCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string?> tree = Options.Tree();
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files to pin; by default those that kernel-ref/files has from there",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var one = new Option<string?>("--file")
        {
            HelpName = "PATH=FILE",
            Description = "PATH=FILE: pin the file of that path in the tree from another place",
        };
        var name = new Option<string?>("--source-name")
        {
            HelpName = "NAME",
            Description = "What to call the source; by default the tree's folder",
        };
        var version = new Option<string?>("--source-version")
        {
            HelpName = "VERSION",
            Description = "The package version; by default what kernel-ref/fetch wrote down",
        };
        var root = Options.Root();
        var command = new RuledCommand("pin",
            "Write kernel-ref/pins from a kernel tree: hashes, no text")
        {
            tree, files, one, name, version, root,
        };
        command.NotBoth(one, files);
        command.SetAction(p => Run(Workspaces.Open(p.GetValue(root)), p.GetValue(tree),
            p.GetValue(one), p.GetValue(files) ?? [], p.GetValue(name), p.GetValue(version)));
        return command;
    }

    private static int Run(
        Workspace workspace, string? tree, string? one, string[] files, string? name,
            string? version)
    {
        if ((tree is null) == (one is null))
            throw new ReferenceException("give --tree DIR or --file PATH=FILE, one of them");
        var sources = new List<(string Path, string Text)>();
        if (one is not null)
        {
            var parts = one.Split('=', 2);
            if (parts.Length != 2 || !File.Exists(parts[1]))
                throw new ReferenceException(
                    $"--file {one} is not PATH=FILE with a file that exists");
            sources.Add((parts[0], InputFile.ReadText(parts[1])));
            name ??= Path.GetFileName(parts[1]);
        }
        else
        {
            var folder = FolderTree.Open(tree!);
            name ??= folder.Name;
            version ??= folder.Version;
            var source = name;
            var wanted = files.Length > 0 ? files : [.. workspace.Scope().Files
                .Where(f => f.Source.Length == 0 || f.Source == source).Select(f => f.File)];
            foreach (var path in wanted)
                sources.Add((path, folder.Read(path) ??
                    throw new ReferenceException($"{folder.Name} has no {path}")));
            if (sources.Count == 0)
                throw new ReferenceException($"kernel-ref/files has no file from {name}; write " +
                    $"`source {name}` above those that follow it now");
        }
        foreach (var (path, text) in sources)
            Write(workspace, path, text, name, version ?? "");
        return 0;
    }

    private static void Write(Workspace workspace, string path, string text, string name,
        string version)
    {
        var unit = CReader.Read(path, text, workspace.Config());
        var pin = Pinner.Make(unit, text, name, version, workspace.Scope().Of(path).Level ??
            throw new ReferenceException($"kernel-ref/files says that {path} is not compared"),
            PinScope.Names(path, workspace.Port));
        Directory.CreateDirectory(workspace.PinFolder);
        OutputFile.Write(Path.Combine(workspace.PinFolder, PinFile.NameOf(path)),
            PinFile.Write(pin));
        // Of a part, the rest of the file is nobody's concern.
        foreach (var note in pin.Level == PinLevel.Whole ? unit.Notes : [])
            Console.Error.WriteLine($"port: {note}");
        Console.WriteLine($"{path}: {pin.Items.Count} items, " +
            $"{pin.Items.Sum(i => i.Statements.Count)} statements from {name} {version}".TrimEnd());
    }
}
