// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Analyzers.Reuse;

/// <summary>
/// A method, a field or a property: what can be declared otherwise without a change to anything
/// that does not name it.
/// </summary>
internal sealed class Piece
{
    private readonly MemberDeclarationSyntax _node;
    private readonly List<int> _starts = [];
    private string? _signature;
    private string _rest = "";
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private HashSet<string>? _all;

    public Piece(MemberDeclarationSyntax node)
    {
        _node = node;
        var type = (TypeDeclarationSyntax)node.Parent!;
        InStatic = type.Modifiers.Any(SyntaxKind.StaticKeyword);
        Type = type.Identifier.ValueText;
        Names = node switch
        {
            MethodDeclarationSyntax method => [method.Identifier.ValueText],
            PropertyDeclarationSyntax property => [property.Identifier.ValueText],
            FieldDeclarationSyntax field =>
                [.. field.Declaration.Variables.Select(v => v.Identifier.ValueText)],
            _ => [],
        };
        Key = string.Join(".", node.Ancestors().OfType<TypeDeclarationSyntax>()
            .Select(t => t.Identifier.ValueText + t.Arity)) + " " + string.Join(",", Names);
    }

    public TextSpan Span => _node.Span;

    /// <summary>What it declares.</summary>
    public string[] Names { get; }

    /// <summary>The type that it is a part of.</summary>
    public string Type { get; }

    /// <summary>True when no value of the type exists that could have it inside.</summary>
    public bool InStatic { get; }

    /// <summary>True for a method, which is no part of values.</summary>
    public bool IsMethod => _node is MethodDeclarationSyntax;

    /// <summary>Where it is declared, and which one of its name it is.</summary>
    public string Key { get; set; }

    /// <summary>Where each word begins that is not between braces.</summary>
    public List<int> Starts => Signature.Length >= 0 ? _starts : [];

    /// <summary>All that others can depend on.</summary>
    public string Signature => _signature ??= Read();

    /// <summary>All words that are not between braces.</summary>
    public string Header => Signature + "=>" + _rest;

    /// <summary>
    /// What the signature names, in the texts of attributes as well: all but its parameters.
    /// </summary>
    public HashSet<string> Declared => Signature.Length >= 0 ? _declared : [];

    /// <summary>All words of it.</summary>
    public HashSet<string> All => _all ??= [.. WordsOf(_node.ToString())];

    public static bool Is(SyntaxNode node) => node.Parent is TypeDeclarationSyntax && node
        is FieldDeclarationSyntax or MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null }
            or PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null };

    /// <summary>All words of a text, whatever they stand in.</summary>
    public static IEnumerable<string> WordsOf(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_');
            if (inside && start < 0)
                start = i;
            else if (!inside && start >= 0)
            {
                yield return text.Substring(start, i - start);
                start = -1;
            }
        }
    }

    private string Read()
    {
        var arrows = (_node is PropertyDeclarationSyntax { AccessorList.Accessors: var all }
                ? all.Select(a => a.ExpressionBody) : [])
            .Append((_node as MethodDeclarationSyntax)?.ExpressionBody)
            .Append((_node as PropertyDeclarationSyntax)?.ExpressionBody)
            .OfType<ArrowExpressionClauseSyntax>().Select(a => a.Span).ToArray();
        var parameters = (_node as MethodDeclarationSyntax)?.ParameterList.Parameters
            .Select(p => p.Identifier.ValueText).ToArray() ?? [];
        var (signature, rest) = (new StringBuilder(), new StringBuilder());
        foreach (var token in _node.DescendantTokens(n => !TreeShape.IsBody(n)))
        {
            _starts.Add(token.SpanStart);
            bool inArrow = arrows.Any(a => a.Contains(token.SpanStart));
            (inArrow ? rest : signature).Append(token.Text).Append(' ');
            if (!inArrow && token.Parent is not ParameterSyntax)
                _declared.UnionWith(token.IsKind(SyntaxKind.StringLiteralToken)
                    ? WordsOf(token.Text).Except(parameters) : WordsOf(token.Text));
        }

        _rest = rest.ToString();
        return signature.ToString();
    }
}
