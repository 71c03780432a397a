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

/// <summary>Declares that a function takes or gives a lock for its callers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DeclareLockFix : KernelFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [HeldAtReturn.Id, ReleaseNotHeld.Id];

    private protected override (string Title, SyntaxNode Root)? Repair(SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(Declaration.Property, out string? text)
            || text is null)
            return null;

        // The outermost parse is of a whole declaration, so an attribute comes out of a method's.
        var parsed = SyntaxFactory.ParseMemberDeclaration($"[{text}] void f() {{ }}");
        if (parsed?.AttributeLists.FirstOrDefault() is not { } list)
            return null;

        var function = node.AncestorsAndSelf()
            .FirstOrDefault(n => n is MethodDeclarationSyntax or LocalFunctionStatementSyntax);
        string title = $"Declare [{text}]";
        return function switch
        {
            MethodDeclarationSyntax method => (title, root.ReplaceNode(method, method
                .WithoutLeadingTrivia().WithAttributeLists(method.WithoutLeadingTrivia().AttributeLists
                    .Add(Spaced(list, method))).WithLeadingTrivia(method.GetLeadingTrivia()))),
            LocalFunctionStatementSyntax local => (title, root.ReplaceNode(local, local
                .WithoutLeadingTrivia().WithAttributeLists(local.WithoutLeadingTrivia().AttributeLists
                    .Add(Spaced(list, local))).WithLeadingTrivia(local.GetLeadingTrivia()))),
            _ => null,
        };
    }

    // On a line of its own, as far in as the function.
    private static AttributeListSyntax Spaced(AttributeListSyntax list, SyntaxNode function)
    {
        var indent = function.GetLeadingTrivia().LastOrDefault();
        return list.WithoutTrivia().WithTrailingTrivia(indent.IsKind(SyntaxKind.WhitespaceTrivia)
            ? SyntaxFactory.TriviaList(SyntaxFactory.EndOfLine("\n"), indent)
            : SyntaxFactory.TriviaList(SyntaxFactory.EndOfLine("\n")));
    }
}
