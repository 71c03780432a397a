// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;
using Linux.Reference.Pins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>
/// Gives a variable or function of the port its new name everywhere, in the port's own code, the
/// stories and selftests too: what looks at the old one would see a variable that nobody writes.
/// </summary>
internal static class Renaming
{
    /// <summary>Variables that C calls by another name, and that are else what they were.</summary>
    public static IEnumerable<(string From, string To)> Of(
        IReadOnlyList<Followed> units, Workspace workspace)
    {
        foreach (var unit in units)
        {
            if (unit.Diff(workspace, out var file) is not { } diff || file is null)
                continue;
            foreach (var gone in diff.Removed.Where(r => r is
            {
                Kind: ItemKind.Global, Off: null,
                PortLine: > 0
            }))
            {
                var old = unit.From.Items.Find(i => i.Kind == gone.Kind && i.Name == gone.Name);
                var same = unit.Unit.Items.Where(i => i.Kind == ItemKind.Global &&
                    i.Off is null && diff.Added.Any(a => a.Name == i.Name) &&
                    old?.Statements[0].Exact == Pinner.Hash(With(i, gone.Name))).ToList();
                if (same is [var one])
                    yield return (gone.Name, one.Name);
            }
            foreach (var renamed in diff.Renamed.Where(r =>
                r.Diff is { Kind: ItemKind.Function, PortLine: > 0 }))
                yield return (renamed.From, renamed.To);
        }
    }

    /// <summary>Files with the new names, by path.</summary>
    /// <param name="names">The names.</param>
    /// <param name="files">All files.</param>
    /// <param name="ported">Files of which C decides, with the functions in them that it changes:
    /// these are translated anew.</param>
    public static Dictionary<string, string> Apply(
        IReadOnlyList<(string From, string To)> names,
        IEnumerable<(string Path, string Text)> files,
        IReadOnlyDictionary<string, HashSet<string>> ported)
    {
        var texts = new Dictionary<string, string>();
        if (names.Count == 0)
            return texts;
        var any = new Regex($@"\b({string.Join('|', names.Select(n => Regex.Escape(n.From)))})\b");
        foreach (var (path, text) in files)
        {
            if (!any.IsMatch(text))
                continue;
            var after = One(names.ToDictionary(n => n.From, n => n.To), text,
                ported.GetValueOrDefault(path));
            if (after != text)
                texts[path] = after;
        }
        return texts;
    }

    // Names in code and in annotations; what others call their fields by is left alone.
    private static string One(
        IReadOnlyDictionary<string, string> names, string text, HashSet<string>? changed)
    {
        var edits = new List<(int At, string From, string To)>();
        foreach (var token in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) &&
                names.TryGetValue(token.ValueText, out var to) && !IsMember(token) &&
                (changed is null || !IsOf(token, changed)))
                edits.Add((token.SpanStart, token.Text, to));
            else if (token.IsKind(SyntaxKind.StringLiteralToken) &&
                token.Parent?.Parent is AttributeArgumentSyntax &&
                names.TryGetValue(token.ValueText, out var said))
                edits.Add((token.SpanStart, token.Text, $"\"{said}\""));
        }
        foreach (var (at, from, to) in edits.OrderByDescending(e => e.At))
            text = string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
        return text;
    }

    // A function that has a new name itself is declared so by its own change.
    private static bool IsOf(SyntaxToken token, HashSet<string> changed) =>
        token.Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method &&
        changed.Contains(method.Identifier.ValueText);

    private static bool IsMember(SyntaxToken token) =>
        token.Parent is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name &&
        access.Name == name && access.Expression.ToString() is not ("Kernel" or "Linux.Kernel");

    // What declares a variable, by another name.
    private static string With(Item item, string name) => string.Join(' ', item.Statements[0].Exact
        .Split(' ').Select(w => w == item.Name ? name : w));
}
