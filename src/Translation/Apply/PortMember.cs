// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>Finds a declaration of the port by its place.</summary>
internal static class PortMember
{
    /// <summary>The declaration whose name stands in a line, or null.</summary>
    public static T? At<T>(SyntaxTree tree, int line)
        where T : MemberDeclarationSyntax =>
        tree.GetRoot().DescendantNodes(n => n is not BlockSyntax).OfType<T>()
            .FirstOrDefault(m => Line(m) == line);

    /// <summary>The line that a declaration's name stands in.</summary>
    public static int Line(MemberDeclarationSyntax member) =>
        Name(member).GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static SyntaxToken Name(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax m => m.Identifier,
        PropertyDeclarationSyntax p => p.Identifier,
        BaseTypeDeclarationSyntax t => t.Identifier,
        FieldDeclarationSyntax f => f.Declaration.Variables[0].Identifier,
        _ => member.GetFirstToken(),
    };
}
