// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>Gives a file of the port structs, and those it has other fields.</summary>
internal static class StructEdits
{
    /// <summary>Brings fields that came or changed, and takes away those that went.</summary>
    public static void Change(EditedFile file, PinItem old, Item item, Item ported)
    {
        var type = file.Member<StructDeclarationSyntax>(ported) ??
            throw new Refusal($"{item.Name} is no struct in the port");
        if (type.AttributeLists.ToString().Contains("Explicit", StringComparison.Ordinal))
            throw new Refusal($"{item.Name} has an explicit layout in the port");
        var pinned = old.Statements.Where(s => !s.Off).ToList();
        var now = item.Statements.Where(s => s.Off is null).ToList();
        var fields = type.Members.OfType<FieldDeclarationSyntax>().ToLookup(
            f => f.Declaration.Variables[0].Identifier.ValueText);
        var same = Alignment.Match([.. pinned.Select(s => s.Exact)],
            [.. now.Select(s => Pinner.Hash(s.Exact))]);
        var stay = same.Select(p => p.Right).ToHashSet();
        var names = now.Select(s => s.Tree.Text).ToHashSet();
        // Pins hold no names: a field of the port that upstream has no more is one that went.
        var gone = pinned.Count - same.Count;
        foreach (var field in ported.Statements.Where(s => !names.Contains(s.Tree.Text)))
        {
            var hash = Pinner.Make(field, ported.Scope, Reference.Canonical.Side.CSharp).Canonical;
            if (gone > 0 && pinned.Exists(p => p.Canonical == hash) &&
                fields[field.Tree.Text].FirstOrDefault() is { } member)
                file.Remove(member);
        }
        var text = new FieldText(file, item);
        var after = type.OpenBraceToken.Span.End;
        for (var i = 0; i < now.Count; i++)
        {
            var own = fields[now[i].Tree.Text].FirstOrDefault();
            if (!stay.Contains(i))
            {
                var code = text.Of(now[i]);
                if (own is null)
                    file.Insert(after, $"\n{code}");
                else if (code.Length > 0)
                    file.Replace(own.Modifiers.Span.Start, own.Span.End, code.Trim());
                file.Note($"{item.Name}.{now[i].Tree.Text} is new or has another " +
                    "type; see whether it needs an annotation");
            }
            after = own?.Span.End ?? after;
        }
        if (text.Arrays.Count > 0)
            file.Insert(type.FullSpan.End, string.Concat(text.Arrays));
    }

    /// <summary>The declaration of a new one.</summary>
    public static string New(EditedFile file, Item item)
    {
        if (item.Signature.StartsWith("union", StringComparison.Ordinal))
            throw new Refusal($"{item.Name}, a new union, is for a person to declare");
        var problems = file.Problems.Count;
        var text = new FieldText(file, item);
        var fields = string.Concat(item.Statements.Where(s => s.Off is null)
            .Select(s => text.Of(s) + "\n"));
        if (file.Problems.Count > problems)
            throw new Refusal($"{item.Name} is a new struct with such a field");
        file.Note($"{item.Name} is new; see which locks guard its fields");
        return $"public unsafe struct {TypeText.Name(item.Name)} {{\n{fields}}}\n" +
            string.Concat(text.Arrays);
    }
}
