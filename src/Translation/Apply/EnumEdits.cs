// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Canonical;
using Linux.Reference.Pins;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>Gives a file of the port enums, and those it has more members.</summary>
internal static class EnumEdits
{
    /// <summary>Adds the members that came, behind the one that is before them, and takes away
    /// those that went; what upstream never had is the port's own, and stays.</summary>
    public static void Change(EditedFile file, PinItem old, Item item, Item ported)
    {
        var type = file.Member<EnumDeclarationSyntax>(ported) ??
            throw new Refusal($"{item.Name} is no enum in the port");
        var own = type.Members.ToLookup(m => m.Identifier.ValueText);
        var now = item.Statements.Where(s => s.Off is null).ToList();
        var names = now.Select(s => s.Tree.Text).ToHashSet();
        var pinned = old.Statements.Where(s => !s.Off).Select(s => s.Canonical).ToHashSet();
        foreach (var gone in ported.Statements.Where(s => !names.Contains(s.Tree.Text) &&
                     pinned.Contains(Pinner.Make(s, ported.Scope, Side.CSharp).Canonical)))
            Remove(file, own[gone.Tree.Text].First());
        var at = type.OpenBraceToken.Span.End;
        foreach (var statement in now)
        {
            if (own[statement.Tree.Text].FirstOrDefault() is { } there)
            {
                var comma = there.GetLastToken().GetNextToken();
                at = comma.ValueText == "," ? comma.Span.End
                    : throw new Refusal($"{item.Name} ends without a comma in the port");
            }
            else
                file.Insert(at, $"\n\t{Member(file, item, statement)},");
        }
    }

    private static void Remove(EditedFile file, EnumMemberDeclarationSyntax member)
    {
        var comma = member.GetLastToken().GetNextToken();
        file.Replace(member.FullSpan.Start,
            comma.ValueText == "," ? comma.FullSpan.End : member.FullSpan.End, "");
    }

    /// <summary>The declaration of a new one.</summary>
    public static string New(EditedFile file, Item item) =>
        $"public enum {TypeText.Name(item.Name)} {{\n" + string.Concat(item.Statements
            .Where(s => s.Off is null).Select(s => $"\t{Member(file, item, s)},\n")) + "}\n";

    // The reader counts what C does not write.
    private static string Member(EditedFile file, Item item, Statement statement) =>
        statement.Tree.Kids is [{ Kind: not "none" } value] && statement.Exact.Contains('=')
            ? $"{TypeText.Name(statement.Tree.Text)} = {file.Expressions(item).Read(value).Code}"
            : TypeText.Name(statement.Tree.Text);
}
