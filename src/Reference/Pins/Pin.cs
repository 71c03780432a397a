namespace Linux.Reference.Pins;

/// <summary>
/// What a ported file was ported from: names, lines and two hashes of each statement, in order.
/// It holds no text of the source.
/// </summary>
public sealed class Pin
{
    /// <summary>The path inside the tree, such as <c>kernel/time/timer.c</c>.</summary>
    public required string File { get; init; }
    /// <summary>What the file came from, such as <c>linux-source-7.2</c>.</summary>
    public required string Source { get; init; }
    /// <summary>The package version or commit, or empty.</summary>
    public required string Version { get; init; }
    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public required string Sha256 { get; init; }
    /// <summary>Whether only what was ported is listed, as for most headers.</summary>
    public required bool Partial { get; init; }
    /// <summary>In the order of the file.</summary>
    public required List<PinItem> Items { get; init; }
}

/// <summary>A function, struct, enum, constant or variable of a pinned file.</summary>
public sealed record PinItem(ItemKind Kind, string Name, int Line, int EndLine)
{
    /// <summary>
    /// The condition of the arm that the configuration turns off, if it is in one.
    /// </summary>
    public string? Off { get; init; }
    /// <summary>Hash of what stands before a function's body.</summary>
    public string Signature { get; init; } = "";
    /// <summary>Hash of all its tokens.</summary>
    public string Text { get; init; } = "";
    /// <summary>In order.</summary>
    public List<PinStatement> Statements { get; init; } = [];

    /// <summary>What tells items of one file apart: two arms may define one name.</summary>
    public string Key => Off is null ? Name : $"{Name} [{Off}]";
}

/// <summary>A statement: where it stands, and its hashes against C and against C#.</summary>
public sealed record PinStatement(
    int Line, int EndLine, string Place, string Exact, string Canonical, bool Off);
