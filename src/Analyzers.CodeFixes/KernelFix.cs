// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.CodeFixes;

/// <summary>A repair that replaces or inserts one piece of syntax.</summary>
public abstract class KernelFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() =>
        WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken)
            .ConfigureAwait(false);
        if (root is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (Repair(root, node, diagnostic) is { } repair)
            {
                context.RegisterCodeFix(CodeAction.Create(repair.Title,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(repair.Root)),
                    repair.Title), diagnostic);
            }
        }
    }

    /// <summary>The repaired tree and what to call the repair, null when it is not clear.</summary>
    private protected abstract (string Title, SyntaxNode Root)? Repair(SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic);

    /// <summary>The call at the first step of a diagnostic's path.</summary>
    private protected static InvocationExpressionSyntax? FirstStep(SyntaxNode root,
        Diagnostic diagnostic)
    {
        var step = diagnostic.AdditionalLocations.FirstOrDefault(l =>
            l.SourceTree == root.SyntaxTree);
        return step is null
            ? null
            : root.FindNode(step.SourceSpan, getInnermostNodeForTie: true)
                .FirstAncestorOrSelf<InvocationExpressionSyntax>();
    }
}
