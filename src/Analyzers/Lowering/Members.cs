// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Lowering;

/// <summary>The parts of a file that have code of their own, in the order of the text.</summary>
internal static class Members
{
    /// <summary>Methods, accessors, arrows of properties, statements of a program.</summary>
    public static IEnumerable<SyntaxNode> Of(SyntaxTree tree)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        if (root.Members.Any(SyntaxKind.GlobalStatement))
            yield return root;

        foreach (var node in root.DescendantNodes(IsAround))
        {
            if (node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
                or ArrowExpressionClauseSyntax && BodyOf(node) is not null)
                yield return node;
        }
    }

    /// <summary>The braces or the arrow of a member, null for one without code.</summary>
    public static SyntaxNode? BodyOf(SyntaxNode member) => member switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
        _ => member,
    };

    private static bool IsAround(SyntaxNode node) => node is CompilationUnitSyntax
        or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or BasePropertyDeclarationSyntax
        or AccessorListSyntax;
}
