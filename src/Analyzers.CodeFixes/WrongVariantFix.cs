// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using System.Composition;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.CodeFixes;

/// <summary>Puts the release in that matches how the lock was taken.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WrongVariantFix : KernelFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [WrongVariant.Id];

    private protected override (string Title, SyntaxNode Root)? Repair(SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic)
    {
        var wrong = node.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (wrong is null || FirstStep(root, diagnostic) is not { } acquire
            || ReleaseCalls.For(acquire) is not { } release
                || wrong.ArgumentList.Arguments.Count == 0)
        {
            return null;
        }

        // The lock keeps the name that the release gave it.
        release = release.WithArgumentList(release.ArgumentList.WithArguments(
            release.ArgumentList.Arguments.Replace(release.ArgumentList.Arguments[0],
                wrong.ArgumentList.Arguments[0])));
        return ($"Use {release.Expression}",
            root.ReplaceNode(wrong, release.WithTriviaFrom(wrong)));
    }
}
