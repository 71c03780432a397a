// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Pins;

/// <summary>How much of a file is a port, and so what is done with it.</summary>
public enum PinLevel
{
    /// <summary>All of it is ported or named in not-ported.json; fidelity measures it.</summary>
    Whole,
    /// <summary>What the port has of it is ported; fidelity measures that.</summary>
    Part,
    /// <summary>Its names stand for code of the port's own; it is compared, not measured.</summary>
    Names,
}

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
    /// <summary>How much of it is a port.</summary>
    public required PinLevel Level { get; init; }
    /// <summary>Hash of all its tokens, so that no edit goes unseen.</summary>
    public required string Text { get; init; }
    /// <summary>In the order of the file, preprocessor lines and declarations too.</summary>
    public required List<PinItem> Items { get; init; }
}

/// <summary>A function, struct, enum, constant, variable or other text of a pinned file.</summary>
public sealed record PinItem(ItemKind Kind, string Name, int Line, int EndLine)
{
    /// <summary>
    /// The condition of the arm that the configuration turns off, if it is in one.
    /// </summary>
    public string? Off { get; init; }
    /// <summary>
    /// Whether the port has it or should: otherwise there is nothing here but a hash of its text.
    /// </summary>
    public bool Ported { get; init; } = true;
    /// <summary>Hash of a function's result, name and parameters, or of a type's head.</summary>
    public string Signature { get; init; } = "";
    /// <summary>Hash of its attributes and storage classes.</summary>
    public string Attributes { get; init; } = "";
    /// <summary>Hash of all its tokens.</summary>
    public string Text { get; init; } = "";
    /// <summary>In order.</summary>
    public List<PinStatement> Statements { get; init; } = [];
}

/// <summary>A statement: where it stands, and its hashes against C and against C#.</summary>
public sealed record PinStatement(
    int Line, int EndLine, string Place, string Exact, string Canonical, bool Off);
