// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.CSharp;
using Linux.Reference.Pins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>
/// What leaves one ported file for another: it goes although others use it, and comes with the
/// port's own text where its C is the same.
/// </summary>
internal sealed class MovedItems
{
    private readonly Dictionary<(ItemKind Kind, string Name), (PinItem Old, string? Code)> _items;

    private MovedItems(
        Dictionary<(ItemKind Kind, string Name), (PinItem Old, string? Code)> items) =>
        _items = items;

    /// <summary>What moves among the files that are followed.</summary>
    public static MovedItems Of(IReadOnlyList<Followed> units, Workspace workspace)
    {
        var diffs = units.Select(u => (Unit: u, Diff: u.Diff(workspace, out var file), File: file))
            .Where(d => d.Diff is not null && d.File is not null).ToList();
        var items =
            new Dictionary<(ItemKind Kind, string Name), (PinItem Old, string? Code)>();
        foreach (var (unit, diff, file) in diffs)
        {
            foreach (var gone in diff!.Removed.Where(r => r.Off is null && r.PortLine > 0 &&
                         diffs.Exists(d => d.Unit != unit && d.Diff!.Added.Any(a =>
                             a.Kind == r.Kind && a.Name == r.Name && a.Off is null))))
                items[(gone.Kind, gone.Name)] = (unit.From.Items.Find(i => i.Kind == gone.Kind &&
                    i.Name == gone.Name && i.Line == gone.Line)!,
                    Text(workspace, file!, gone.PortLine));
        }
        return new(items);
    }

    /// <summary>Whether one of that name comes to another file.</summary>
    public bool Has(string name) => _items.Keys.Any(k => k.Name == name);

    /// <summary>The port's own text of an item that is as it was; null where it is not.</summary>
    public string? Code(Item item) => _items.TryGetValue((item.Kind, item.Name), out var moved) &&
        moved.Old.Signature == Pinner.Hash(item.Signature) &&
        moved.Old.Statements.Where(s => !s.Off).Select(s => $"{s.Place}:{s.Exact}").SequenceEqual(
            item.Statements.Where(s => s.Off is null)
                .Select(s => $"{s.Place}:{Pinner.Hash(s.Exact)}")) ? moved.Code : null;

    private static string? Text(Workspace workspace, PortFile file, int line) =>
        workspace.Read(file.Path) is { } text &&
        PortMember.At<MemberDeclarationSyntax>(CSharpSyntaxTree.ParseText(text), line)
            is { } member and not BaseNamespaceDeclarationSyntax
            ? member.ToFullString().TrimStart('\n') : null;
}
