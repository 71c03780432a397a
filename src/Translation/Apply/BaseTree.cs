// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Pins;

namespace Linux.Translation.Apply;

/// <summary>Finds the kernel tree that a patch of C is for.</summary>
internal static class BaseTree
{
    /// <summary>The tree and the same tree with the patches on it; null where no tree is at hand.
    /// </summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="folder">The tree's folder; null to look in $KERNEL_REF and in
    /// kernel-ref/trees for one to which the patches apply.</param>
    /// <param name="name">What to call the result.</param>
    /// <param name="patches">The patches, in order.</param>
    /// <exception cref="ReferenceException">They do not apply.</exception>
    public static (SourceTree Tree, PatchedTree Patched)? Find(
        Workspace workspace, string? folder, string name,
        IReadOnlyList<(string Name, FilePatch Patch)> patches)
    {
        if (folder is not null)
        {
            var given = FolderTree.Open(folder);
            return (given, PatchedTree.Make(given, name, patches));
        }
        ReferenceException? first = null;
        foreach (var tree in Candidates(workspace, patches))
        {
            try
            {
                return (tree, PatchedTree.Make(tree, name, patches));
            }
            catch (ReferenceException refusal)
            {
                first ??= refusal;
            }
        }
        return first is null ? null : throw first;
    }

    // Those whose files are the very ones that were ported come first.
    private static IEnumerable<SourceTree> Candidates(
        Workspace workspace, IReadOnlyList<(string Name, FilePatch Patch)> patches)
    {
        var pins = workspace.Pins.Where(p => patches.Any(f =>
            f.Patch.OldPath == p.File || f.Patch.NewPath == p.File)).ToList();
        string?[] places =
        [
            Environment.GetEnvironmentVariable("KERNEL_REF"),
            Path.Combine(workspace.Top, "kernel-ref", "trees"),
        ];
        return places.OfType<string>().Where(Directory.Exists).SelectMany(Directory.GetDirectories)
            .Where(d => Directory.Exists(Path.Combine(d, "kernel", "time")))
            .Select(FolderTree.Open)
            .Where(tree => patches.All(p => p.Patch.OldPath is null || pins.TrueForAll(pin =>
                pin.File != p.Patch.OldPath) || tree.Read(p.Patch.OldPath) is not null))
            .OrderByDescending(tree => pins.Count(p => tree.Read(p.File) is { } text &&
                Pinner.Sha256(text) == p.Sha256))
            .ThenByDescending(tree => tree.Name, StringComparer.Ordinal);
    }
}
