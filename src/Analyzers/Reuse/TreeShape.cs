// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Analyzers.Reuse;

/// <summary>
/// A file in two parts: the braces of its methods, each of which can change alone, and all the
/// rest, on which every method may depend.
/// </summary>
internal sealed class TreeShape
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeShape> s_known = new();
    private readonly List<int> _starts = [];

    private TreeShape(SyntaxTree tree)
    {
        Members = [.. Lowering.Members.Of(tree)];
        Bodies = [.. Members.Select(m => Replaceable(m)?.Span)];
        var text = new StringBuilder();
        foreach (var token in tree.GetRoot().DescendantTokens(n => !IsBody(n)))
        {
            if (token.HasStructuredTrivia)
            {
                foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia))
                {
                    if (trivia.IsDirective)
                        text.Append(trivia.ToFullString());
                }
            }

            _starts.Add(token.SpanStart);
            text.Append(token.Text).Append(' ');
        }

        Declarations = text.ToString();
    }

    /// <summary>The parts with code.</summary>
    public IReadOnlyList<SyntaxNode> Members { get; }

    /// <summary>The braces of each member, null for what belongs to the declarations.</summary>
    public IReadOnlyList<TextSpan?> Bodies { get; }

    /// <summary>Everything but the braces, without comments and blanks.</summary>
    public string Declarations { get; }

    public static TreeShape Of(SyntaxTree tree) => s_known.GetValue(tree, t => new TreeShape(t));

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
        for (int i = 0; i < Bodies.Count; i++)
        {
            if (Bodies[i] is { } body && body.Contains(position))
                return to.Bodies[i]!.Value.Start + position - body.Start;
        }

        int found = _starts.BinarySearch(position);
        int at = found >= 0 ? found : Math.Max(0, ~found - 1);
        return to._starts[at] + position - _starts[at];
    }

    // Its parameters can be in scope of other braces. An initialiser of a constructor cannot.
    private static SyntaxNode? Replaceable(SyntaxNode member) => member switch
    {
        ConstructorDeclarationSyntax => null,
        BaseMethodDeclarationSyntax method => method.Body,
        AccessorDeclarationSyntax accessor => accessor.Body,
        _ => null,
    };

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax { Parent: { } parent }
        && ReferenceEquals(Replaceable(parent), node);
}
