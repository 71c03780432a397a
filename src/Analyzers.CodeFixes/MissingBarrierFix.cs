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

/// <summary>Orders the retry after a compare-and-exchange that failed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MissingBarrierFix : KernelFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [FailedExchange.Id];

    private protected override (string Title, SyntaxNode Root)? Repair(SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic)
    {
        bool dotnet = diagnostic.Properties.ContainsKey(Words.Property);
        string barrier = Words.Say(Word.Barrier, dotnet);

        // Only where success leaves the loop, what follows the question is the failing path.
        if (FirstStep(root, diagnostic)?.FirstAncestorOrSelf<IfStatementSyntax>() is not { } question
            || question.Else is not null || question.Parent is not BlockSyntax block)
        {
            return null;
        }

        var statement = SyntaxFactory.ExpressionStatement(
                SyntaxFactory.ParseExpression(Words.Qualified(Word.Barrier, dotnet)))
            .WithLeadingTrivia(SyntaxFactory.TriviaList(question.GetLeadingTrivia().LastOrDefault()))
            .WithTrailingTrivia(SyntaxFactory.EndOfLine("\n"));
        return ("Insert " + barrier.TrimEnd('(', ')'), root.ReplaceNode(block, block.WithStatements(
            block.Statements.Insert(block.Statements.IndexOf(question) + 1, statement))));
    }
}
