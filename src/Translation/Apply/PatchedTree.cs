// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;

namespace Linux.Translation.Apply;

/// <summary>A tree with patches on top of it.</summary>
public sealed class PatchedTree : SourceTree
{
    private readonly SourceTree _base;
    private readonly Dictionary<string, string?> _changed = [];
    private readonly Dictionary<string, string> _renamed = [];

    private PatchedTree(SourceTree tree) => _base = tree;

    /// <summary>The files that the patches touch.</summary>
    public IEnumerable<string> Touched => _changed.Keys;

    /// <summary>Puts patches on a tree, in order.</summary>
    /// <exception cref="ReferenceException">One does not apply.</exception>
    public static PatchedTree Make(
        SourceTree tree, string name, IEnumerable<(string Name, FilePatch Patch)> patches)
    {
        var patched = new PatchedTree(tree)
        {
            Name = name,
            Version = tree.Version,
        };
        foreach (var (from, patch) in patches)
            patched.Apply(from, patch);
        return patched;
    }

    /// <inheritdoc/>
    public override string? Read(string path) =>
        _changed.TryGetValue(path, out var text) ? text : _base.Read(path);

    /// <inheritdoc/>
    public override string? RenamedTo(string path) => _renamed.GetValueOrDefault(path);

    /// <inheritdoc/>
    public override IReadOnlyList<string> FilesWith(
        IReadOnlyCollection<string> words, IReadOnlyCollection<string> folders)
        => [.. _base.FilesWith(words, folders).Where(path => !_changed.ContainsKey(path)), .. _changed
            .Where(file => file.Value is { } text
                && folders.Contains(Path.GetDirectoryName(file.Key)?.Replace('\\', '/') ?? "")
                && words.Any(word => text.Contains(word, StringComparison.Ordinal)))
            .Select(file => file.Key)];

    private void Apply(string name, FilePatch patch)
    {
        var path = patch.OldPath ?? patch.NewPath!;
        var text = patch.OldPath is null ? "" : Read(path) ??
            throw new ReferenceException($"{name}: {_base.Name} has no {path}");
        if (patch.OldPath is null && Read(path) is not null)
            throw new ReferenceException($"{name}: {path} is there already");
        var lines = text.Split('\n').ToList();
        var shift = 0;
        foreach (var hunk in patch.Hunks)
        {
            var (olds, news) = (hunk.Old, hunk.New);
            var at = Find(lines, olds, hunk.OldStart - 1 + shift);
            if (at < 0)
                throw new ReferenceException(Find(lines, news, hunk.OldStart - 1 + shift) >= 0
                    ? $"{name}: {path} has line {hunk.OldStart}'s change already: " +
                        "the patch is applied, or reversed"
                    : $"{name}: the hunk at line {hunk.OldStart} does not apply to {path} of " +
                        _base.Name);
            lines.RemoveRange(at, olds.Count);
            lines.InsertRange(at, news);
            shift += news.Count - olds.Count;
        }
        _changed[path] = null;
        if (patch is { OldPath: { } from, NewPath: { } to } && from != to)
            _renamed[from] = to;
        if (patch.NewPath is { } target)
            _changed[target] = string.Join('\n', lines);
        else if (lines.Exists(l => l.Length > 0))
            throw new ReferenceException($"{name}: {path} is removed, but not all of it");
    }

    // Where the lines stand, the nearest place first.
    private static int Find(List<string> lines, List<string> wanted, int at)
    {
        for (var distance = 0; distance <= lines.Count; distance++)
        {
            foreach (var place in new[] { at - distance, at + distance })
            {
                if (place >= 0 && place + wanted.Count <= lines.Count && wanted.Count > 0 &&
                    wanted.SequenceEqual(lines.Skip(place).Take(wanted.Count)))
                    return place;
            }
        }
        return wanted.Count == 0 && lines is [""] ? 0 : -1;
    }
}
