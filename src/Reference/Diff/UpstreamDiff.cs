namespace Linux.Reference.Diff;

/// <summary>One line of a side-by-side listing.</summary>
/// <param name="Mark">
/// <c>' '</c> the same, <c>'~'</c> changed, <c>'+'</c> new, <c>'-'</c> gone upstream.
/// </param>
/// <param name="NewLine">The line in the other tree, or 0.</param>
/// <param name="NewText">Its C text.</param>
/// <param name="PortLine">The port's line, or the one after which it belongs; 0 if not
/// ported.</param>
/// <param name="PortText">The port's text.</param>
public sealed record DiffRow(char Mark, int NewLine, string NewText, int PortLine, string PortText);

/// <summary>A function, struct, constant or variable that changed.</summary>
public sealed record ItemDiff(
    ItemKind Kind, string Name, int OldLine, int NewLine, int PortLine, bool SignatureChanged,
    string? Off, IReadOnlyList<DiffRow> Rows);

/// <summary>An item that is only in one of the two.</summary>
public sealed record ItemName(ItemKind Kind, string Name, int Line, int EndLine, int PortLine,
    string? Off);

/// <summary>A function that goes by another name.</summary>
public sealed record Rename(string From, string To, int Similarity, ItemDiff Diff);

/// <summary>What is different in a file.</summary>
public sealed record FileDiff(
    string File, string PortPath, IReadOnlyList<ItemName> Added, IReadOnlyList<ItemName> Removed,
    IReadOnlyList<Rename> Renamed, IReadOnlyList<ItemDiff> Changed)
{
    /// <summary>Whether anything is different.</summary>
    public bool Any => Added.Count + Removed.Count + Renamed.Count + Changed.Count > 0;
}

/// <summary>What is different in a tree.</summary>
public sealed record TreeDiff(
    string Tree, string Version, IReadOnlyList<FileDiff> Files, IReadOnlyList<string> Missing)
{
    /// <summary>Whether anything is different.</summary>
    public bool Any => Files.Any(f => f.Any);
}
