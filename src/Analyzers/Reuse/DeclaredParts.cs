// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Reuse;

/// <summary>What a file declares: its pieces, and what is around them.</summary>
internal sealed class DeclaredParts
{
    private readonly Dictionary<string, Piece> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    public DeclaredParts(SyntaxNode root, IReadOnlyList<SyntaxNode> members)
    {
        foreach (var node in root.DescendantNodes(n => n is CompilationUnitSyntax
            or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).Where(Piece.Is))
        {
            var piece = new Piece((MemberDeclarationSyntax)node);
            while (_byKey.ContainsKey(piece.Key))
                piece.Key += "+";

            _byKey.Add(piece.Key, piece);
            Pieces.Add(piece);
        }

        Around = ReadAround(root);
        Keys = [.. members.Select(KeyOf)];
    }

    /// <summary>The methods, fields and properties.</summary>
    public List<Piece> Pieces { get; } = [];

    /// <summary>All that is around these, without comments and blanks.</summary>
    public string Around { get; }

    /// <summary>Where each word begins that is around.</summary>
    public List<int> Starts { get; } = [];

    /// <summary>What each member is called in every version of the file.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The method, field or property of a name; null for none.</summary>
    public Piece? Find(string key) => _byKey.TryGetValue(key, out var piece) ? piece : null;

    /// <summary>The place of a member among all, -1 for one that is not there.</summary>
    public int IndexOf(string member) => _indexes.TryGetValue(member, out int index) ? index : -1;

    /// <summary>The one that a place is in; null for what is around.</summary>
    public Piece? PieceAt(int position)
    {
        int low = 0, high = Pieces.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            var piece = Pieces[middle];
            if (piece.Span.Contains(position))
                return piece;

            (low, high) = piece.Span.Start > position ? (low, middle - 1) : (middle + 1, high);
        }

        return null;
    }

    // What a directive says may hold for all that follows.
    private string ReadAround(SyntaxNode root)
    {
        var text = new StringBuilder();
        foreach (var token in root.DescendantTokens(n => !TreeShape.IsBody(n) && !Piece.Is(n)))
        {
            Starts.Add(token.SpanStart);
            text.Append(token.Text).Append(' ');
        }

        if (!root.ContainsDirectives)
            return text.ToString();

        foreach (var trivia in root.DescendantTrivia(n => !TreeShape.IsBody(n))
            .Where(t => t.IsDirective))
            text.Append(PieceAt(trivia.SpanStart)?.Key).Append(trivia.ToFullString());

        return text.ToString();
    }

    private string KeyOf(SyntaxNode member, int index)
    {
        string piece = PieceAt(member.SpanStart)?.Key ?? "";
        int count = 0;
        while (_indexes.ContainsKey(piece + " " + count))
            count++;

        _indexes.Add(piece + " " + count, index);
        return piece + " " + count;
    }
}
