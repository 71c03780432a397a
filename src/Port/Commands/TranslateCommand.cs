// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Text.Json;
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Translation;
using Linux.Translation.Check;

namespace Linux.Port.Commands;

/// <summary><c>port translate</c>: C as the port's C#.</summary>
internal static class TranslateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("FILE|FUNCTION")
        {
            Description = "Files such as kernel/time/timer.c, or functions; default: all",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string?> tree = Options.Tree();
        tree.Required = true;
        var check = new Option<bool>("--check")
        {
            Description = "Compile the translations in place of the port's functions and compare",
        };
        var format = Options.Format("text", "json");
        var root = Options.Root();
        var command = new Command("translate",
            "Translate C to the port's C#; 1 if something has no translation, 2 trouble")
        {
            names, tree, check, format, root,
        };
        command.SetAction(p =>
        {
            var workspace = Workspaces.Open(p.GetValue(root));
            var source = FolderTree.Open(p.GetValue(tree)!);
            var wanted = p.GetValue(names) ?? [];
            var json = p.GetValue(format) == "json";
            return p.GetValue(check) ? Check(workspace, source, wanted, json)
                : Translate(workspace, source, wanted, json);
        });
        return command;
    }

    private static int Check(Workspace workspace, FolderTree tree, string[] files, bool json)
    {
        var pins = workspace.Select(files);
        var report = Progress.Status($"translating {tree.Name}", () =>
            RoundTrip.Run(workspace, pins, tree));
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(report, Workspaces.Json));
        else
            RoundTripText.Write(report);
        return report.Percent() < 100 || report.Missing.Count > 0 ? 1 : 0;
    }

    private static int Translate(
        Workspace workspace, FolderTree tree, string[] names, bool json)
    {
        var items = Progress.Status($"translating {tree.Name}", () =>
            Select(workspace, new(workspace, tree), names));
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(items, Workspaces.Json));
        foreach (var item in json ? [] : items)
            Console.WriteLine($"\t// {item.File}:{item.Line}\n{item.Code}");
        foreach (var problem in items.SelectMany(i => i.Problems))
            Console.Error.WriteLine($"port: {problem}");
        return items.Exists(i => i.Problems.Count > 0) ? 1 : 0;
    }

    // A name with a dot in it is a file; any other is looked for in all pinned files.
    private static List<TranslatedItem> Select(
        Workspace workspace, ItemTranslator translator, string[] names)
    {
        var files = names.Where(n => n.Contains('.')).ToArray();
        var functions = names.Except(files).ToHashSet();
        var items = new List<TranslatedItem>();
        if (files.Length > 0 || names.Length == 0)
            items.AddRange(workspace.Select(files)
                .Where(p => p.Level != PinLevel.Names || files.Length > 0)
                .SelectMany(p => translator.File(p.File)));
        if (functions.Count == 0)
            return items;
        var found = workspace.Pins
            .Where(p => p.Items.Exists(i => functions.Contains(i.Name)))
            .SelectMany(p => translator.File(p.File, functions)).ToList();
        if (functions.Except(found.Select(f => f.Name)).FirstOrDefault() is { } missing)
            throw new ReferenceException($"no pinned file has a function {missing}");
        return [.. items, .. found];
    }
}
