// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;

namespace Linux.Translation.Apply;

/// <summary>Puts patches of the repository's own files on it.</summary>
public static class OwnEdits
{
    /// <summary>Each file that they touch, or that was edited before, as it was and as it is then.
    /// </summary>
    /// <param name="workspace">The repository; it is not written.</param>
    /// <param name="name">What to call the patches.</param>
    /// <param name="patches">The patches, in order.</param>
    /// <param name="edits">What was edited before.</param>
    /// <exception cref="ReferenceException">One does not apply.</exception>
    public static List<FileEdit> Make(
        Workspace workspace, string name, IReadOnlyList<(string Name, FilePatch Patch)> patches,
        IReadOnlyList<FileEdit> edits)
    {
        var edited = workspace.And(edits.ToDictionary(e => e.Path, e => e.After));
        var tree = PatchedTree.Make(new Repository(edited) { Name = "the port" }, name, patches);
        return [.. tree.Touched.Union(edits.Select(e => e.Path)).Order(StringComparer.Ordinal)
            .Select(p => new FileEdit(p, workspace.Read(p) ?? "", tree.Read(p) ?? ""))
            .Where(f => f.Before != f.After)];
    }

    private sealed class Repository(Workspace workspace) : SourceTree
    {
        public override string? Read(string path) => workspace.Read(path);

        public override IReadOnlyList<string> FilesWith(
            IReadOnlyCollection<string> words, IReadOnlyCollection<string> folders) => [];
    }
}
