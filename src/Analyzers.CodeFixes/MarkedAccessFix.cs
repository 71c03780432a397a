// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using System.Composition;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.CodeFixes;

/// <summary>Marks a plain access with READ_ONCE or WRITE_ONCE.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MarkedAccessFix : KernelFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [PlainStore.Id, PlainLoad.Id];

    private protected override (string Title, SyntaxNode Root)? Repair(SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic)
    {
        bool dotnet = diagnostic.Properties.ContainsKey(Words.Property);
        var word = diagnostic.Id == PlainStore.Id ? Word.Store : Word.Load;
        string name = Words.Say(word, dotnet);
        if (diagnostic.Id == PlainStore.Id)
        {
            return node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } store
                && store.IsKind(SyntaxKind.SimpleAssignmentExpression)
                    ? ("Store with " + name, root.ReplaceNode(store,
                        Call(word, store.Left, store.Right, dotnet).WithTriviaFrom(store)))
                    : null;
        }

        return node.FirstAncestorOrSelf<ExpressionSyntax>() is { } load
            && load is MemberAccessExpressionSyntax or IdentifierNameSyntax
                ? ("Load with " + name, root.ReplaceNode(load,
                    Call(word, load, null, dotnet).WithTriviaFrom(load)))
                : null;
    }

    private static InvocationExpressionSyntax Call(Word word, ExpressionSyntax place,
        ExpressionSyntax? value, bool dotnet)
    {
        // A global is a property that returns a reference; anything else has an address.
        var address = dotnet || place is IdentifierNameSyntax
            ? SyntaxFactory.Argument(null,
                SyntaxFactory.Token(SyntaxKind.RefKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                place.WithoutTrivia())
            : SyntaxFactory.Argument(SyntaxFactory.PrefixUnaryExpression(
                SyntaxKind.AddressOfExpression, place.WithoutTrivia()));
        var arguments = SyntaxFactory.SingletonSeparatedList(address);
        if (value is not null)
        {
            arguments = arguments.Add(SyntaxFactory.Argument(value.WithoutTrivia())
                .WithLeadingTrivia(SyntaxFactory.Space));
        }

        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.ParseExpression(Words.Qualified(word, dotnet)),
            SyntaxFactory.ArgumentList(arguments));
    }
}
