// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Analyzers.Reuse;

/// <summary>
/// A file in three parts: the braces of its methods, each of which can change alone; the rest of
/// its methods, fields and properties, on which depends what names them; and all that is around
/// these, on which everything may depend.
/// </summary>
internal sealed class TreeShape
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeShape> s_known = new();
    private readonly Lazy<DeclaredParts> _declared;

    private TreeShape(SyntaxTree tree)
    {
        Members = [.. Lowering.Members.Of(tree)];
        Bodies = [.. Members.Select(m => Replaceable(m)?.Span)];
        _declared = new(() => new DeclaredParts(tree.GetRoot(), Members));
    }

    /// <summary>The parts with code.</summary>
    public IReadOnlyList<SyntaxNode> Members { get; }

    /// <summary>The braces of each member, null for what belongs to the declarations.</summary>
    public IReadOnlyList<TextSpan?> Bodies { get; }

    /// <summary>All but the braces.</summary>
    public DeclaredParts Declared => _declared.Value;

    /// <summary>Everything but the braces, without comments and blanks.</summary>
    public string Declarations =>
        Declared.Around + string.Concat(Declared.Pieces.Select(p => p.Key + p.Header));

    public static TreeShape Of(SyntaxTree tree) => s_known.GetValue(tree, t => new TreeShape(t));

    public bool HasDeclarationsOf(TreeShape other) => Declared.Around == other.Declared.Around
        && Declared.Pieces.Count == other.Declared.Pieces.Count
        && Declared.Pieces.Zip(other.Declared.Pieces, (a, b) => a.Key == b.Key
            && a.Header == b.Header).All(same => same);

    /// <summary>
    /// Where something is in a later version of the file: in the same braces, which have not
    /// changed, or at the same word of the declarations.
    /// </summary>
    public TextSpan Move(TextSpan span, TreeShape to)
    {
        int start = Move(span.Start, to);
        return TextSpan.FromBounds(start,
            Math.Max(start, span.IsEmpty ? start : Move(span.End - 1, to) + 1));
    }

    private int Move(int position, TreeShape to)
    {
        int at = IndexOfBody(position);
        if (at >= 0 && to.Declared.IndexOf(Declared.Keys[at]) is >= 0 and var same
            && to.Bodies[same] is { } body)
            return Math.Min(body.Start + position - Bodies[at]!.Value.Start, body.End);

        var piece = Declared.PieceAt(position);
        var now = piece is null ? null : to.Declared.Find(piece.Key);
        return now is null ? Move(Declared.Starts, position, to.Declared.Starts)
            : Move(piece!.Starts, position, now.Starts);
    }

    private static int Move(List<int> from, int position, List<int> to)
    {
        if (to.Count == 0)
            return 0;

        int found = from.BinarySearch(position);
        int at = Math.Min(found >= 0 ? found : Math.Max(0, ~found - 1),
            Math.Min(from.Count, to.Count) - 1);
        return Math.Max(0, to[at] + position - from[at]);
    }

    private int IndexOfBody(int position)
    {
        for (int i = 0; i < Bodies.Count; i++)
        {
            if (Bodies[i] is { } body && body.Contains(position))
                return i;
        }

        return -1;
    }

    // Its parameters can be in scope of other braces. An initialiser of a constructor cannot.
    private static SyntaxNode? Replaceable(SyntaxNode member) => member switch
    {
        ConstructorDeclarationSyntax => null,
        BaseMethodDeclarationSyntax method => method.Body,
        AccessorDeclarationSyntax accessor => accessor.Body,
        _ => null,
    };

    /// <summary>True for braces that can change alone.</summary>
    public static bool IsBody(SyntaxNode node) => node is BlockSyntax { Parent: { } parent }
        && ReferenceEquals(Replaceable(parent), node);
}
