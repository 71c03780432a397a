// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.Variants;

/// <summary>Puts the words of another form into the text of a function.</summary>
internal sealed class VariantRewriter
{
    private const string Atomic = "atomic_";
    private const string AtomicType = "atomic_t";

    private readonly MethodDeclarationSyntax _method;
    private readonly HashSet<SyntaxToken> _ordered;

    public VariantRewriter(MethodDeclarationSyntax method, SemanticModel model)
    {
        _method = method;
        _ordered = new HashSet<SyntaxToken>(Ordered(method, model)) { method.Identifier };
    }

    /// <summary>Whether the name is that of an operation of atomic_t.</summary>
    public static bool HasWidths(string name) => name.StartsWith(Atomic, StringComparison.Ordinal);

    /// <summary>The function in another form, without the attribute and the comment.</summary>
    public MethodDeclarationSyntax Rewrite(VariantForm form)
    {
        var method = _method.ReplaceTokens(
            _method.DescendantTokens(),
            (original, token) => Token(original, form).WithTriviaFrom(token));
        AttributeSyntax variants = method.AttributeLists.SelectMany(list => list.Attributes)
            .First(a => a.Name.ToString() is "Variants" or "VariantsAttribute");
        SyntaxNode unit = variants.Parent is AttributeListSyntax { Attributes.Count: 1 } alone
            ? alone
            : variants;

        return method.RemoveNode(unit, SyntaxRemoveOptions.KeepNoTrivia)!.WithLeadingTrivia();
    }

    private SyntaxToken Token(SyntaxToken token, VariantForm form) => token.Kind() switch
    {
        SyntaxKind.IntKeyword when form.Prefix != null && !IsLine(token) =>
            SyntaxFactory.Token(SyntaxKind.LongKeyword),
        SyntaxKind.IdentifierToken when Word(token, form) is var word && word != token.ValueText =>
            SyntaxFactory.Identifier(word),
        _ => token,
    };

    private string Word(SyntaxToken token, VariantForm form)
    {
        string text = token.ValueText;

        if (text is "Full" or "RmwFull")
            return text == "Full" ? form.Order : form.Visible;
        string changed = form.Prefix == null || !HasWidths(text) ? text
            : text == AtomicType ? "atomic64_t"
            : form.Prefix + text.Substring(Atomic.Length);

        return _ordered.Contains(token) ? changed + form.Suffix : changed;
    }

    /// <summary>The caller's line stays an int.</summary>
    private static bool IsLine(SyntaxToken token) =>
        token.Parent?.Parent is ParameterSyntax { AttributeLists.Count: > 0 };

    /// <summary>The callees that have the same orders.</summary>
    private static IEnumerable<SyntaxToken> Ordered(
        MethodDeclarationSyntax method, SemanticModel model) =>
        method.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => model.GetSymbolInfo(call).Symbol is { } callee
                && callee.GetAttributes().Any(a =>
                    a.AttributeClass?.ToDisplayString() == KernelNames.Variants
                    && a.ConstructorArguments is [{ Value: int kinds }]
                    && ((VariantKinds)kinds & VariantKinds.Orders) != 0))
            .Select(call => call.Expression.GetFirstToken());
}
