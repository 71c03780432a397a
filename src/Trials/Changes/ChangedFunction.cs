// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Trials;

/// <summary>A function that is another one with the change, or is new.</summary>
/// <param name="File">Its path in the repository.</param>
/// <param name="Name">Its name.</param>
/// <param name="FirstLine">Its first line with the change made, from 1.</param>
/// <param name="LastLine">Its last one.</param>
public sealed record ChangedFunction(string File, string Name, int FirstLine, int LastLine)
{
    /// <summary>The functions of a file that differ, in order.</summary>
    public static IEnumerable<ChangedFunction> Of(string file, string before, string after)
    {
        var old = Methods(before).Select(Key).ToHashSet();
        var tree = CSharpSyntaxTree.ParseText(after);
        foreach (var method in Methods(after, tree))
        {
            if (old.Contains(Key(method)))
                continue;
            var span = tree.GetLineSpan(method.Span);
            yield return new(file, method.Identifier.ValueText,
                span.StartLinePosition.Line + 1, span.EndLinePosition.Line + 1);
        }
    }

    private static IEnumerable<MethodDeclarationSyntax> Methods(
        string text, SyntaxTree? tree = null) =>
        (tree ?? CSharpSyntaxTree.ParseText(text)).GetRoot()
            .DescendantNodes(n => n is not MethodDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>();

    // Comments and spaces are no change.
    private static string Key(MethodDeclarationSyntax method) =>
        string.Join(' ', method.DescendantTokens().Select(t => t.Text));
}
