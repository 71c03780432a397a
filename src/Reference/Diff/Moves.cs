// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Pins;

namespace Linux.Reference.Diff;

/// <summary>
/// Finds items that left one file for another: a compared file, or any other in the folders of
/// those. A file that is gone may be there under another name.
/// </summary>
internal sealed class Moves(
    IReadOnlyList<ComparedFile> files, SourceTree tree, KernelConfig config)
{
    private readonly Dictionary<string, Unit> _others = [];
    private readonly List<Move> _moved = [];

    /// <summary>The moves, and the files' differences without them.</summary>
    public (IReadOnlyList<Move> Moved, IReadOnlyList<FileDiff> Files) Find()
    {
        var lost = files.SelectMany(f => f.Diff.Removed).Where(IsSought).Select(r => r.Name)
            .ToHashSet();
        if (lost.Count == 0)
            return ([], [.. files.Select(f => f.Diff)]);
        Search(lost);
        var rest = files.Select(f => f.Diff).ToList();
        for (var i = 0; i < rest.Count; i++)
        {
            if (rest[i].Gone && Renamed(files[i]) is { } now)
                rest[i] = FileComparer.Compare(files[i].Pin, now, files[i].Port) with
                {
                    Gone = true,
                    NowAt = now.Path,
                    Unnamed = false,
                };
        }
        for (var i = 0; i < rest.Count; i++)
        {
            foreach (var removed in rest[i].Removed.Where(IsSought).ToList())
            {
                if (Target(removed, i, rest) is not { } move)
                    continue;
                _moved.Add(move);
                rest[i] = rest[i] with { Removed = [.. rest[i].Removed.Where(r => r != removed)] };
                var to = rest.FindIndex(f => f.File == move.To);
                if (to >= 0)
                    rest[to] = rest[to] with
                    {
                        Added = [.. rest[to].Added.Where(a =>
                            a.Kind != removed.Kind || a.Name != removed.Name)],
                    };
            }
        }
        return (_moved, rest);
    }

    private static bool IsSought(ItemName item) => item.Off is null &&
        RenamedFiles.IsSought(item.Kind);

    // Other files of the same folders that hold any of the names.
    private void Search(HashSet<string> names)
    {
        var compared = files.Select(f => f.Pin.File).ToHashSet();
        var folders = compared.Select(f => Path.GetDirectoryName(f)!.Replace('\\', '/'))
            .ToHashSet();
        var others = tree.FilesWith(names, folders).Where(p => !compared.Contains(p)).ToList();
        tree.Prepare(others);
        foreach (var path in others)
        {
            if (tree.Read(path) is { } text)
                _others[path] = CReader.Read(path, text, config);
        }
    }

    private static bool Has(Unit unit, ItemKind kind, string name) =>
        unit.Items.Exists(i => i.Kind == kind && i.Name == name && i.Off is null);

    // The file that has at least half of the functions of one that is gone.
    private Unit? Renamed(ComparedFile gone)
    {
        var names = gone.Diff.Removed.Where(IsSought).ToList();
        var best = _others.Values.Select(u => (Unit: u, Count: names.Count(n =>
            Has(u, n.Kind, n.Name)))).OrderByDescending(p => p.Count).FirstOrDefault();
        return best.Count * 2 > names.Count ? best.Unit : null;
    }

    private Move? Target(ItemName removed, int from, List<FileDiff> rest)
    {
        var to = rest.FindIndex(f => f.File != files[from].Pin.File && f.Added.Any(a =>
            a.Kind == removed.Kind && a.Name == removed.Name && a.Off is null));
        var unit = to >= 0 ? files[to].Unit
            : _others.Values.FirstOrDefault(u => u.Path != rest[from].NowAt &&
                Has(u, removed.Kind, removed.Name));
        if (unit is null)
            return null;
        var old = files[from].Pin.Items.First(i =>
            i.Kind == removed.Kind && i.Name == removed.Name && i.Line == removed.Line);
        var now = unit.Items.First(i =>
            i.Kind == removed.Kind && i.Name == removed.Name && i.Off is null);
        return new(files[from].Pin.File, unit.Path, to >= 0, PortTree.PathOf(files[from].Pin.File),
            ItemComparer.Compare(old, now, unit, files[from].Port));
    }
}
