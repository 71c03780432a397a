// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Translation.Apply;

namespace Linux.Trials;

/// <summary>Puts patches of the port's own files on the port.</summary>
internal static class OwnPatches
{
    /// <summary>The files after them, and what of the patches is no part of an image.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="input">The patches.</param>
    /// <param name="edits">What patches of C have changed before.</param>
    /// <exception cref="ReferenceException">One does not apply, or touches no code.</exception>
    public static (List<FileEdit> Files, List<string> Notes) Apply(
        Workspace workspace, ChangeInput input, IReadOnlyList<FileEdit> edits)
    {
        var folder = new Repository(workspace.Top, edits.ToDictionary(e => e.Path, e => e.After))
        {
            Name = "the port",
        };
        var tree = PatchedTree.Make(folder, input.Name, input.Own);
        var files = new List<FileEdit>();
        var notes = new List<string>();
        foreach (var path in tree.Touched.Union(edits.Select(e => e.Path))
                     .Order(StringComparer.Ordinal))
        {
            if (SourcePatches.IsSource(path))
                files.Add(new(path, Repository.Text(workspace.Top, path) ?? "",
                    tree.Read(path) ?? ""));
            else
                notes.Add($"{path} is no part of the kernel that is tried");
        }
        files.RemoveAll(f => f.Before == f.After);
        if (files.Count == 0 && input.Tree is null)
            throw new ReferenceException(
                $"{input.Name} changes nothing of src/Kernel, src/Stories or src/Selftests");
        return (files, notes);
    }

    private sealed class Repository(string top, Dictionary<string, string> edited) : SourceTree
    {
        public static string? Text(string top, string path) =>
            Path.Combine(top, path) is var file && File.Exists(file)
                ? File.ReadAllText(file)
                : null;

        public override string? Read(string path) => edited.GetValueOrDefault(path) ??
            Text(top, path);

        public override IReadOnlyList<string> FilesWith(
            IReadOnlyCollection<string> words, IReadOnlyCollection<string> folders) => [];
    }
}
