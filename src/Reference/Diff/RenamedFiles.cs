// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.Pins;

namespace Linux.Reference.Diff;

/// <summary>Finds the name that a pinned file has in a tree that has none of its path.</summary>
public static class RenamedFiles
{
    /// <summary>The path that the file has in the tree: its own, or the one that it was given;
    /// null for none.</summary>
    /// <param name="pin">The file.</param>
    /// <param name="pins">All pinned files.</param>
    /// <param name="tree">Where to look.</param>
    /// <param name="config">Which arms are built.</param>
    public static string? PathOf(
        Pin pin, IReadOnlyList<Pin> pins, SourceTree tree, KernelConfig config) =>
        tree.Read(pin.File) is not null ? pin.File : Find(pin, pins, tree, config);

    /// <summary>
    /// The path that a patch gives the file or, of a tree, that of the file in the same folder that
    /// has more than half of its functions, structs, variables and macros; null for none.
    /// </summary>
    /// <param name="pin">The file that is gone.</param>
    /// <param name="pins">All pinned files: none of the others is this one.</param>
    /// <param name="tree">Where to look.</param>
    /// <param name="config">Which arms are built.</param>
    public static string? Find(
        Pin pin, IReadOnlyList<Pin> pins, SourceTree tree, KernelConfig config)
    {
        if (tree.RenamedTo(pin.File) is { } known)
            return known;
        var sought = pin.Items.Where(i => i.Off is null && IsSought(i.Kind))
            .Select(i => (i.Kind, i.Name)).ToHashSet();
        if (sought.Count == 0)
            return null;
        var compared = pins.Select(p => p.File).ToHashSet();
        var folder = Path.GetDirectoryName(pin.File)!.Replace('\\', '/');
        var others = tree.FilesWith([.. sought.Select(s => s.Name)], [folder])
            .Where(path => !compared.Contains(path)).ToList();
        tree.Prepare(others);
        var best = others.Select(path => (Path: path, Count: tree.Read(path) is { } text
                ? CReader.Read(path, text, config).Items.Where(i => i.Off is null)
                    .Select(i => (i.Kind, i.Name)).Distinct().Count(sought.Contains) : 0))
            .OrderByDescending(o => o.Count).FirstOrDefault();
        return best.Count * 2 > sought.Count ? best.Path : null;
    }

    /// <summary>Whether items of that kind say whose file it is.</summary>
    internal static bool IsSought(ItemKind kind) =>
        kind is ItemKind.Function or ItemKind.Struct or ItemKind.Global or ItemKind.Macro;
}
