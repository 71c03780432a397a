// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.C;

/// <summary>What a token is.</summary>
public enum CTokenKind
{
    /// <summary>No token: past the end.</summary>
    None,
    /// <summary>An identifier or a keyword.</summary>
    Word,
    /// <summary>A number.</summary>
    Number,
    /// <summary>A string literal, quotes included.</summary>
    Text,
    /// <summary>A character literal, quotes included.</summary>
    Character,
    /// <summary>An operator or a bracket.</summary>
    Mark,
    /// <summary>A preprocessor line, continuation lines joined, without its <c>#</c>.</summary>
    Directive,
}

/// <summary>
/// A token of C with the line it starts on, from 1, the one it ends on, and where it begins in the
/// text, in characters.
/// </summary>
public readonly record struct CToken(
    CTokenKind Kind, string Text, int Line, int EndLine, int At = 0)
{
    /// <summary>Whether this is the operator, bracket or word <paramref name="text"/>.</summary>
    public bool Is(string text) =>
        Kind is CTokenKind.Mark or CTokenKind.Word && Text == text;
}
