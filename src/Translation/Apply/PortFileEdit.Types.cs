// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

// Structs and enums.
internal sealed partial class PortFileEdit
{
    private string NewStruct(Item item)
    {
        if (item.Signature.StartsWith("union", StringComparison.Ordinal))
            throw new Refusal($"{item.Name}, a new union, is for a person to declare");
        var problems = Problems.Count;
        var fields = string.Concat(item.Statements.Where(s => s.Off is null)
            .Select(s => Field(item, s) + "\n"));
        if (Problems.Count > problems)
            throw new Refusal($"{item.Name} is a new struct with such a field");
        Notes.Add($"{_file.Path}: {item.Name} is new; see which locks guard its fields");
        var arrays = string.Concat(_arrays);
        _arrays.Clear();
        return $"public unsafe struct {TypeText.Name(item.Name)} {{\n{fields}}}\n{arrays}";
    }

    /// <summary>Enums that are new.</summary>
    public List<string> Enums { get; } = [];

    private string NewEnum(Item item)
    {
        if (item.Name.Contains(' '))
            throw new Refusal("a new enum without a name is for a person to declare");
        Enums.Add(TypeText.Name(item.Name));
        return $"public enum {TypeText.Name(item.Name)} {{\n" + string.Concat(item.Statements
            .Where(s => s.Off is null).Select(s => $"\t{Member(item, s)},\n")) + "}\n";
    }

    // Members that came, behind the one that is before them.
    private void Enum(Item item, Item ported)
    {
        if (Member<EnumDeclarationSyntax>(ported) is not { } type)
        {
            Problem(item.Line, $"{item.Name} is no enum in the port");
            return;
        }
        try
        {
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
                    _edits.Add((at, at, $"\n\t{Member(item, statement)},"));
            }
        }
        catch (Refusal refusal)
        {
            Problem(item.Line, refusal.Message);
        }
    }

    private string Member(Item item, Statement statement) => statement.Tree.Kids is
        [{ Kind: not "none" } value]
        ? $"{TypeText.Name(statement.Tree.Text)} = {Expressions(item).Read(value).Code}"
        : TypeText.Name(statement.Tree.Text);
}
