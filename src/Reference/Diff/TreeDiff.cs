// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Diff;

/// <summary>What became of a statement.</summary>
public enum RowKind
{
    /// <summary>It is the same, at the same place.</summary>
    Same,
    /// <summary>Another one stands where it stood.</summary>
    Changed,
    /// <summary>It is new.</summary>
    Added,
    /// <summary>It is gone.</summary>
    Removed,
    /// <summary>It is the same in another nesting: an if around it came or went.</summary>
    Renested,
    /// <summary>It is the same, in an arm that the configuration turns off.</summary>
    NoLongerBuilt,
    /// <summary>It was in an arm that is off, and is built now.</summary>
    NowBuilt,
}

/// <summary>Whether an item is built, before and now.</summary>
public enum ArmChange
{
    /// <summary>Nothing changed.</summary>
    None,
    /// <summary>It is in an arm now that the configuration turns off.</summary>
    NoLongerBuilt,
    /// <summary>It was in such an arm and is in none now.</summary>
    NowBuilt,
    /// <summary>It was in such an arm and is in another one now.</summary>
    OtherCondition,
}

/// <summary>One statement of a side-by-side listing.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="NewLine">The line in the other tree, or 0.</param>
/// <param name="NewText">Its C text.</param>
/// <param name="Nesting">What it stands in, from the outside: if, else, loop, switch.</param>
/// <param name="PortLine">
/// The port's line; for what is added the line after which it belongs; 0 if not ported.
/// </param>
/// <param name="PortText">The port's text.</param>
/// <param name="Off">The condition of the arm it is in, if that is off.</param>
public sealed record DiffRow(
    RowKind Kind, int NewLine, string NewText, IReadOnlyList<string> Nesting, int PortLine,
    string PortText, string? Off);

/// <summary>A function, struct, constant or the like that changed.</summary>
public sealed record ItemDiff(
    ItemKind Kind, string Name, int OldLine, int NewLine, int PortLine, bool SignatureChanged,
    bool AttributesChanged, ArmChange Arm, string? Off, IReadOnlyList<DiffRow> Rows)
{
    /// <summary>Whether more than braces and preprocessor lines is known to differ.</summary>
    public bool Explained => SignatureChanged || AttributesChanged || Arm != ArmChange.None ||
        Rows.Any(r => r.Kind != RowKind.Same);
}

/// <summary>An item that is only in one of the two.</summary>
public sealed record ItemName(
    ItemKind Kind, string Name, int Line, int EndLine, int PortLine, string? Off);

/// <summary>An item that goes by another name.</summary>
public sealed record Rename(string From, string To, int Similarity, ItemDiff Diff);

/// <summary>An item that stands in another file now.</summary>
/// <param name="From">The file it was in.</param>
/// <param name="To">The file it is in.</param>
/// <param name="ToPinned">Whether that file is compared.</param>
/// <param name="PortPath">The port's file that has it.</param>
/// <param name="Diff">What else changed in it.</param>
public sealed record Move(string From, string To, bool ToPinned, string PortPath, ItemDiff Diff);

/// <summary>What is different in a file.</summary>
public sealed record FileDiff(
    string File, string PortPath, IReadOnlyList<ItemName> Added, IReadOnlyList<ItemName> Removed,
    IReadOnlyList<Rename> Renamed, IReadOnlyList<ItemDiff> Changed)
{
    /// <summary>Items that stand in another order than before.</summary>
    public IReadOnlyList<ItemName> Reordered { get; init; } = [];
    /// <summary>The tree has no file of that path any more.</summary>
    public bool Gone { get; init; }
    /// <summary>The tree it was compared with has no such file; all of it is new.</summary>
    public bool New { get; init; }
    /// <summary>The file that has most of what a file had that is gone, or null.</summary>
    public string? NowAt { get; init; }
    /// <summary>Its tokens differ, and nothing that has a name.</summary>
    public bool Unnamed { get; init; }
    /// <summary>What could not be read of a file that differs: <c>path:line: what</c>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether anything is different.</summary>
    public bool Any => Gone || New || Unnamed || Reordered.Count > 0 ||
        Added.Count + Removed.Count + Renamed.Count + Changed.Count > 0;
}

/// <summary>What is different in a tree.</summary>
/// <param name="Tree">The tree's name.</param>
/// <param name="Version">Its version or commit, or empty.</param>
/// <param name="Against">What it was compared with.</param>
/// <param name="Files">A file each that was compared.</param>
/// <param name="Moved">Items that went from one file to another.</param>
/// <param name="NotCompared">What was not looked at: <c>path: why</c>.</param>
public sealed record TreeDiff(
    string Tree, string Version, string Against, IReadOnlyList<FileDiff> Files,
    IReadOnlyList<Move> Moved, IReadOnlyList<string> NotCompared)
{
    /// <summary>Whether anything is different.</summary>
    public bool Any => Moved.Count > 0 || Files.Any(f => f.Any);
}
