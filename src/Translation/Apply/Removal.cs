// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference.Diff;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>Takes out of a file of the port what is gone upstream.</summary>
internal static class Removal
{
    /// <summary>What the port's own code uses stays, and what that uses in turn.</summary>
    /// <param name="file">The file.</param>
    /// <param name="removed">What is gone.</param>
    /// <param name="users">Who uses a name of it elsewhere, or null.</param>
    public static void Apply(
        EditedFile file, IReadOnlyList<ItemName> removed, Func<string, string?> users)
    {
        var members = removed.Select(r => (Item: r, Member: file.Tree.GetRoot()
            .DescendantNodes(n => n is not BlockSyntax).OfType<MemberDeclarationSyntax>()
            .FirstOrDefault(m => m is not BaseNamespaceDeclarationSyntax &&
                PortMember.Line(m) == r.PortLine))).ToList();
        foreach (var (item, _) in members.Where(m => m.Member is null))
            file.Problem(item.Line, $"{item.Name} is gone upstream, and is no member in the port");
        var left = members.Where(m => m.Member is not null).DistinctBy(m => m.Member).ToList();
        var kept = new Dictionary<MemberDeclarationSyntax, string>();
        for (var before = -1; before != left.Count;)
        {
            before = left.Count;
            foreach (var (item, member) in left.ToList())
            {
                var user = users(item.Name) ?? kept
                    .Where(k => Names(k.Key.ToString(), item.Name)).Select(k => k.Value)
                    .FirstOrDefault();
                if (user is null)
                    continue;
                kept[member!] = $"{item.Name}";
                left.Remove((item, member));
                file.Note($"{item.Name} is gone upstream, and stays because " +
                    $"{user} uses it");
            }
        }
        foreach (var (_, member) in left)
            file.Remove(member!);
    }

    private static bool Names(string text, string name) =>
        Regex.IsMatch(text, $@"\b{Regex.Escape(name)}\b");
}
