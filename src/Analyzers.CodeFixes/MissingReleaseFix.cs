// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.CodeFixes;

/// <summary>Releases a lock on the one way out that forgot it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MissingReleaseFix : KernelFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [HeldAtReturn.Id];

    private protected override (string Title, SyntaxNode Root)? Repair(SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic)
    {
        if (FirstStep(root, diagnostic) is not { } acquire
            || ReleaseCalls.For(acquire) is not { } release)
        {
            return null;
        }

        string title = $"Release with {release.Expression}";
        if (node.FirstAncestorOrSelf<ReturnStatementSyntax>() is { } exit)
        {
            return (title, Before(root, exit, release));
        }

        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Body is { } body)
        {
            var last = body.Statements.LastOrDefault();
            var statement = SyntaxFactory.ExpressionStatement(release)
                .WithLeadingTrivia(last?.GetLeadingTrivia().LastOrDefault() is { } indent
                    ? SyntaxFactory.TriviaList(indent)
                    : default)
                .WithTrailingTrivia(SyntaxFactory.EndOfLine("\n"));
            return (title, root.ReplaceNode(body, body.AddStatements(statement)));
        }

        return null;
    }

    private static SyntaxNode Before(SyntaxNode root, ReturnStatementSyntax exit,
        InvocationExpressionSyntax release)
    {
        var statement = SyntaxFactory.ExpressionStatement(release)
            .WithLeadingTrivia(exit.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.EndOfLine("\n"));
        var indent = SyntaxFactory.TriviaList(exit.GetLeadingTrivia().LastOrDefault());
        var moved = exit.WithLeadingTrivia(indent);
        if (exit.Parent is BlockSyntax)
        {
            return root.ReplaceNode(exit, [statement, moved]);
        }

        // The only statement of an if becomes a block.
        return root.ReplaceNode(exit, SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(indent)
                .WithTrailingTrivia(SyntaxFactory.EndOfLine("\n")),
            SyntaxFactory.List<StatementSyntax>([statement, moved]),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(indent)
                .WithTrailingTrivia(SyntaxFactory.EndOfLine("\n"))));
    }
}
