// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Translation.Port;

namespace Linux.Translation.Apply;

/// <summary>What the port is to follow: patches of C, patches of the port itself, or a tree.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Tree">The C as it is to be; null where only the port's own files change.</param>
/// <param name="Origin">The C that the patches are for; null where a whole tree is followed.
/// </param>
/// <param name="Pins">The ported files of C that are looked at.</param>
/// <param name="Own">Changes of the port's own files.</param>
/// <param name="Notes">What of it is not looked at.</param>
public sealed record ChangeInput(
    string Name, SourceTree? Tree, SourceTree? Origin, IReadOnlyList<Pin> Pins,
    IReadOnlyList<(string Name, FilePatch Patch)> Own, IReadOnlyList<string> Notes)
{
    /// <summary>Patches of the port that all else is put on top of.</summary>
    public IReadOnlyList<(string Name, FilePatch Patch)> First { get; private init; } = [];

    /// <summary>Patches of C.</summary>
    public IReadOnlyList<(string Name, FilePatch Patch)> Hunks { get; private init; } = [];

    /// <summary>The same patches, as if their tree were not at hand.</summary>
    public ChangeInput WithoutTree() => this with { Tree = null, Origin = null };

    /// <summary>Whether C changes.</summary>
    public bool IsOfC => Tree is not null || Hunks.Count > 0;

    // What a patch of this repository may touch.
    private static readonly string[] s_folders = ["src/", "tests/", "docs/", "bench/", "kernel-ref/"];

    /// <summary>A tree, or what changed from one revision to another.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="now">The tree.</param>
    /// <param name="old">The revision that it is compared with; null for the pins.</param>
    /// <param name="files">Files to limit it to; empty for all.</param>
    /// <exception cref="ReferenceException">A file is not ported.</exception>
    public static ChangeInput OfTree(
        Workspace workspace, SourceTree now, SourceTree? old, IReadOnlyList<string> files) =>
        new(now.Name, now, old, workspace.Select(files), [], []);

    /// <summary>Patches: mails, mailboxes, differences; of C or of the port.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="names">Their files.</param>
    /// <param name="origin">The folder of the tree that those of C are for; null to look for one.
    /// </param>
    /// <param name="revision">Patches of the port that make it the revision that the others are
    /// for.</param>
    /// <exception cref="ReferenceException">One is none, or does not apply.</exception>
    public static ChangeInput OfPatches(
        Workspace workspace, IReadOnlyList<string> names, string? origin,
        IReadOnlyList<string>? revision = null)
    {
        var patches = Read(names);
        // Patches of the port that stand before those of C are what these are for.
        var first = Read(revision ?? []);
        if (patches.Exists(p => !IsOwn(workspace, p.Patch)))
            first.AddRange(patches.TakeWhile(p => IsOwn(workspace, p.Patch)));
        patches.RemoveAll(first.Contains);
        if (first.Count > 0)
        {
            var on = workspace.And(OwnEdits.Make(workspace, first[^1].Name, first, [])
                .ToDictionary(e => e.Path, e => e.After));
            return Of(on, names, origin, patches) with { First = first };
        }
        return Of(workspace, names, origin, patches);
    }

    private static ChangeInput Of(
        Workspace workspace, IReadOnlyList<string> names, string? origin,
        List<(string Name, FilePatch Patch)> patches)
    {
        var own = patches.Where(p => IsOwn(workspace, p.Patch)).ToList();
        var theirs = patches.Except(own).ToList();
        var ported = theirs.Where(p => Pinned(workspace, p.Patch) is not null).ToList();
        var notes = theirs.Except(ported).Select(p => PathOf(p.Patch)).Distinct()
            .Select(path => $"{path} is not ported").ToList();
        var name = string.Join(", ", names.Select(Path.GetFileName).Distinct());
        if (ported.Count == 0 && own.Count == 0)
            throw new ReferenceException($"{name} touches no file that is ported: " +
                string.Join(", ", theirs.Select(p => PathOf(p.Patch)).Distinct().Take(3)));
        if (ported.Count == 0)
            return new(name, null, null, [], own, notes);
        if (BaseTree.Find(workspace, origin, name, ported) is not var (tree, patched))
            return new(name, null, null, [], own, notes) { Hunks = ported };
        var pins = workspace.Pins.Where(p => patched.Touched.Contains(p.File)).ToList();
        return new(name, patched, tree, pins, own, notes) { Hunks = ported };
    }

    /// <summary>What the port becomes when it follows the C.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="compiled">The port as it stands, where it is compiled already.</param>
    /// <exception cref="ReferenceException">The hunks do not hold all that changed.</exception>
    public ApplyPlan Plan(Workspace workspace, PortCompilation? compiled = null) => Tree is null
        ? HunkPlan.Make(workspace, Hunks, compiled)
        : Hunks.Count == 0 ? Whole(workspace, Tree, compiled)
        : ApplyPlan.Make(workspace, Pins, Tree, Origin, compiled);

    private ApplyPlan Whole(Workspace workspace, SourceTree tree, PortCompilation? compiled)
    {
        var plan = TreePlan.Make(workspace, Pins, tree, Origin, compiled);
        return plan.Problems.Count == 0 && HandEdits.For(workspace.Top, tree) is { } file
            ? HandEdits.On(workspace, plan, file) : plan;
    }

    private static List<(string Name, FilePatch Patch)> Read(IEnumerable<string> names) =>
        [.. names.SelectMany(name => PatchReader.Read(name, Text(name))
            .Select(patch => (Name: name, Patch: patch)))];

    private static string Text(string name) => File.Exists(name)
        ? Images.InputFile.ReadText(name)
        : throw new ReferenceException(Directory.Exists(name)
            ? $"{name} is a folder; give a patch, or --tree {name}"
            : $"no patch {name}");

    private static string PathOf(FilePatch patch) => (patch.NewPath ?? patch.OldPath)!;

    private static Pin? Pinned(Workspace workspace, FilePatch patch) => workspace.Pins
        .FirstOrDefault(p => p.File == patch.OldPath || p.File == patch.NewPath);

    // The kernel has no folder src, and its tests stand elsewhere.
    private static bool IsOwn(Workspace workspace, FilePatch patch)
    {
        var path = PathOf(patch);
        return Pinned(workspace, patch) is null && (!path.Contains('/') &&
            File.Exists(Path.Combine(workspace.Top, path)) ||
            Array.Exists(s_folders, f => path.StartsWith(f, StringComparison.Ordinal)));
    }
}
