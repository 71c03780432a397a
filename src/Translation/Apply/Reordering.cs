// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>Puts functions of a ported file into the order that C has them in.</summary>
internal static class Reordering
{
    /// <summary>The text with each function that moved behind the one that is before it in C.
    /// </summary>
    public static string Apply(string text, Unit unit, FileDiff diff)
    {
        foreach (var moved in diff.Reordered.Where(r => r.Kind == ItemKind.Function &&
                     r.Off is null))
        {
            var members = CSharpSyntaxTree.ParseText(text).GetRoot()
                .DescendantNodes(n => n is not BlockSyntax).OfType<MethodDeclarationSyntax>()
                .Where(m => m.Parent is ClassDeclarationSyntax { Identifier.ValueText: "Kernel" })
                .GroupBy(m => m.Identifier.ValueText).Where(g => g.Count() == 1)
                .ToDictionary(g => g.Key, g => g.First());
            var at = unit.Items.FindIndex(i => i.Kind == ItemKind.Function &&
                i.Name == moved.Name && i.Line == moved.Line);
            if (at < 0 || !members.TryGetValue(moved.Name, out var own))
                continue;
            var before = unit.Items.Take(at).Where(i => i.Kind == ItemKind.Function &&
                i.Off is null).Select(i => members.GetValueOrDefault(i.Name))
                .LastOrDefault(m => m is not null);
            var after = unit.Items.Skip(at + 1).Where(i => i.Kind == ItemKind.Function &&
                i.Off is null).Select(i => members.GetValueOrDefault(i.Name))
                .FirstOrDefault(m => m is not null);
            if (before is null && after is null)
                continue;
            var to = before?.FullSpan.End ?? after!.FullSpan.Start;
            if (to == own.FullSpan.Start)
                continue;
            // The blank line above belongs to it; the first of a class has none.
            var code = own.ToFullString().TrimStart('\n');
            var gap = before is not null ? "\n" : "";
            var rest = before is null ? "\n" : "";
            text = to < own.FullSpan.Start
                ? text[..to] + gap + code + rest + text[to..own.FullSpan.Start] +
                    text[own.FullSpan.End..]
                : text[..own.FullSpan.Start] + text[own.FullSpan.End..to] + gap + code + rest +
                    text[to..];
        }
        return text;
    }
}
