// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using System.Composition;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.CodeFixes;

/// <summary>Compares two points in time by time_before() and its kind.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class JiffiesComparedFix : KernelFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [JiffiesCompared.Id];

    private protected override (string Title, SyntaxNode Root)? Repair(SyntaxNode root,
        SyntaxNode node, Diagnostic diagnostic)
    {
        // What is compared with zero is a difference already, and means more than one thing.
        if (node.FirstAncestorOrSelf<BinaryExpressionSyntax>() is not { } comparison
            || comparison.Left is LiteralExpressionSyntax
            || comparison.Right is LiteralExpressionSyntax)
            return null;

        string? name = comparison.Kind() switch
        {
            SyntaxKind.LessThanExpression => "time_before",
            SyntaxKind.LessThanOrEqualExpression => "time_before_eq",
            SyntaxKind.GreaterThanExpression => "time_after",
            SyntaxKind.GreaterThanOrEqualExpression => "time_after_eq",
            _ => null,
        };
        if (name is null)
            return null;

        var call = SyntaxFactory.InvocationExpression(SyntaxFactory.IdentifierName(name),
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(new[]
            {
                SyntaxFactory.Argument(comparison.Left.WithoutTrivia()),
                SyntaxFactory.Argument(comparison.Right.WithoutTrivia())
                    .WithLeadingTrivia(SyntaxFactory.Space),
            })));
        return ($"Compare with {name}", root.ReplaceNode(comparison, call.WithTriviaFrom(
            comparison)));
    }
}
