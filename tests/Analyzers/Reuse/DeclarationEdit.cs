// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Tests.Analyzers.Reuse;

/// <summary>
/// One edit of a field, a property or the head of a method: it goes, a second one comes, or its
/// attributes, its type, its value or its parameters become others. It need not compile then.
/// </summary>
internal static class DeclarationEdit
{
    public static string Of(string text, Random random, int number)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        var all = root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(m => m
            is MethodDeclarationSyntax or FieldDeclarationSyntax or PropertyDeclarationSyntax)
            .ToArray();
        if (all.Length == 0)
            return text;

        var member = all[random.Next(all.Length)];
        return root.ReplaceNode(member, Changed(member, random, number)).ToFullString();
    }

    private static MemberDeclarationSyntax[] Changed(MemberDeclarationSyntax member,
        Random random, int number)
    {
        switch (random.Next(6))
        {
            case 0:
                return [];
            case 1:
                return [member, SyntaxFactory.ParseMemberDeclaration(
                    $"\npublic static int added{number}(int a) {{ return a + {number}; }}\n")!];
            case 2:
                return [SyntaxFactory.ParseMemberDeclaration(
                    $"\npublic static int field{number};\n")!, member];
            case 3 when member.AttributeLists.Count > 0:
                return [member.WithAttributeLists(member.AttributeLists.RemoveAt(
                    random.Next(member.AttributeLists.Count)))];
            case 4 when member is MethodDeclarationSyntax method:
                return [method.AddParameterListParameters(SyntaxFactory
                    .Parameter(SyntaxFactory.Identifier("more"))
                    .WithType(SyntaxFactory.ParseTypeName("int ")))];
            default:
                string text = member.ToFullString();
                int brace = text.IndexOf('{');
                string head = brace < 0 ? text : text[..brace];
                head = random.Next(2) == 0 ? head.Replace("int ", "long ") : head.Replace("1", "3");
                return [SyntaxFactory.ParseMemberDeclaration(
                    brace < 0 ? head : head + text[brace..]) ?? member];
        }
    }
}
