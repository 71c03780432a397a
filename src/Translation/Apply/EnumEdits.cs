// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>Gives a file of the port enums, and those it has more members.</summary>
internal static class EnumEdits
{
    /// <summary>Adds the members that came, behind the one that is before them.</summary>
    public static void Change(EditedFile file, Item item, Item ported)
    {
        var type = file.Member<EnumDeclarationSyntax>(ported) ??
            throw new Refusal($"{item.Name} is no enum in the port");
        var own = type.Members.ToLookup(m => m.Identifier.ValueText);
        var now = item.Statements.Where(s => s.Off is null).ToList();
        var names = now.Select(s => s.Tree.Text).ToHashSet();
        if (type.Members.FirstOrDefault(
            m => !names.Contains(m.Identifier.ValueText)) is { } gone)
            throw new Refusal($"{gone.Identifier} of {item.Name} is gone upstream, or the " +
                "port's own");
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

    /// <summary>The declaration of a new one.</summary>
    public static string New(EditedFile file, Item item) =>
        $"public enum {TypeText.Name(item.Name)} {{\n" + string.Concat(item.Statements
            .Where(s => s.Off is null).Select(s => $"\t{Member(file, item, s)},\n")) + "}\n";

    private static string Member(EditedFile file, Item item, Statement statement) =>
        statement.Tree.Kids is [{ Kind: not "none" } value]
            ? $"{TypeText.Name(statement.Tree.Text)} = {file.Expressions(item).Read(value).Code}"
            : TypeText.Name(statement.Tree.Text);
}
