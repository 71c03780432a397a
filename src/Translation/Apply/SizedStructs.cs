// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Port;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>
/// Keeps the sizes that structs of the port state true when their fields change: a struct that
/// fills cache lines goes on filling them, and what was put on a line of its own stays there.
/// </summary>
internal static class SizedStructs
{
    private const int Line = 64;

    /// <summary>The texts of files in which a struct says another size than it has.</summary>
    /// <param name="before">The port before the fields changed.</param>
    /// <param name="after">The port as it is.</param>
    public static IReadOnlyDictionary<string, string> Fix(
        PortCompilation before, PortCompilation after)
    {
        var texts = new Dictionary<string, string>();
        foreach (var (path, tree) in after.Trees.Where(t =>
                     before.Trees.GetValueOrDefault(t.Key) is { } old && old != t.Value))
        {
            var edits = new List<(int Start, int End, string Text)>();
            foreach (var type in tree.GetRoot().DescendantNodes(n => n is not BlockSyntax)
                         .OfType<StructDeclarationSyntax>())
                One(type, before, after, edits);
            if (edits.Count == 0)
                continue;
            var text = tree.ToString();
            foreach (var (start, end, with) in edits.OrderByDescending(e => e.Start))
                text = string.Concat(text.AsSpan(0, start), with, text.AsSpan(end));
            texts[path] = text;
        }
        return texts;
    }

    private static void One(
        StructDeclarationSyntax type, PortCompilation before, PortCompilation after,
        List<(int, int, string)> edits)
    {
        if (type.AttributeLists.SelectMany(l => l.Attributes)
                .Where(a => a.Name.ToString() == "StructLayout" &&
                    a.ToString().Contains("Sequential", StringComparison.Ordinal))
                .SelectMany(a => a.ArgumentList?.Arguments ?? default)
                .FirstOrDefault(a => a.NameEquals?.Name.ToString() == "Size")?.Expression is not
            LiteralExpressionSyntax { Token.Value: int stated } size ||
            Symbol(before, type) is not { } old || Symbol(after, type) is not { } now ||
            Members(old).SequenceEqual(Members(now)) ||
            StructSize.Offsets(old) is not { } from || StructSize.Offsets(now) is not { } to)
            return;
        var shift = Pad(type, now, from, to, edits);
        var needed = StructSize.Up(to[""] + shift, stated % Line == 0 ? Line : 8);
        if (needed > stated)
            edits.Add((size.SpanStart, size.Span.End, $"{needed}"));
    }

    // How much further its end lies when the padding in it is what the next field wants.
    private static int Pad(
        StructDeclarationSyntax type, INamedTypeSymbol now, Dictionary<string, int> from,
        Dictionary<string, int> to, List<(int, int, string)> edits)
    {
        var fields = now.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic).ToList();
        var at = fields.FindIndex(f => f.Name == "pad" && f.IsFixedSizeBuffer);
        if (at < 0 || at + 1 >= fields.Count || !from.TryGetValue(fields[at + 1].Name, out var old))
            return 0;
        var words = fields[at].FixedSize;
        var wanted = words;
        for (var n = 1; n <= Line / 8; n++)
        {
            if ((to["pad"] + 8 * n) % Line == old % Line)
                wanted = n;
        }
        if (wanted == words || type.Members.OfType<FieldDeclarationSyntax>().FirstOrDefault(f =>
                f.Declaration.Variables[0].Identifier.ValueText == "pad")?.Declaration
                .Variables[0].ArgumentList?.Arguments[0] is not { } length)
            return 0;
        edits.Add((length.SpanStart, length.Span.End, $"{wanted}"));
        return 8 * (wanted - words);
    }

    private static INamedTypeSymbol? Symbol(PortCompilation port, StructDeclarationSyntax type) =>
        port.Compilation.GetTypeByMetadataName($"Linux.{type.Identifier.ValueText}");

    private static IEnumerable<string> Members(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IFieldSymbol>().Where(f => !f.IsStatic)
        .Select(f => $"{f.Type} {f.Name} {(f.IsFixedSizeBuffer ? f.FixedSize : 0)}");
}
