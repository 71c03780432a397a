// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    Name,
    Number,
    Symbol,
    End,
}

/// <summary>A word, number or sign of a litmus test.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it stands in the file.</param>
/// <param name="Line">Line of the file, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Line);
