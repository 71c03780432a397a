// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Tests.Tidy;

/// <summary>
/// What is <c>static</c> in C is internal to the port: the class Kernel is one for all files, so
/// that private would keep out nobody, and tests call such functions by name.
/// </summary>
public class StaticVisibilityTests
{
    [Fact]
    public void MembersOfKernel_ArePublicOrInternal()
    {
        string[] found = [.. PortedFilesTests.Files.SelectMany(
            file => Hidden(File.ReadAllText(file)).Select(
                member => $"{Path.GetRelativePath(Repository.Root, file)}: {member} is private. "
                    + "Write internal for static, public for what a header declares."))];

        Assert.True(found.Length == 0, string.Join("\n", found));
    }

    [Theory]
    [InlineData("class Kernel { private static void f() { } }", 1)]
    [InlineData("class Kernel { static void f() { } }", 1)]
    [InlineData("class Kernel { [Global] private static partial ref int x { get; } }", 1)]
    [InlineData("class Kernel { const int N = 1; }", 1)]
    [InlineData("class Kernel { internal static void f() { } public static void g() { } }", 0)]
    [InlineData("struct pid { private int element; }", 0)]
    public void Hidden_FindsWhatNobodyElseMayCall(string text, int count)
        => Assert.Equal(count, Hidden(text).Count());

    private static IEnumerable<string> Hidden(string text)
        => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
            .OfType<ClassDeclarationSyntax>()
            .Where(type => type.Identifier.Text == "Kernel")
            .SelectMany(type => type.Members)
            .Where(member => !member.Modifiers.Any(
                m => m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.InternalKeyword)))
            .Select(member => member switch
            {
                MethodDeclarationSyntax method => method.Identifier.Text,
                PropertyDeclarationSyntax property => property.Identifier.Text,
                BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
                BaseTypeDeclarationSyntax type => type.Identifier.Text,
                _ => member.Kind().ToString(),
            });
}
