// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Canonical;
using Linux.Translation.Expressions;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Apply;

/// <summary>Writes the fields of one struct, arrays among them.</summary>
internal sealed class FieldText(EditedFile file, Item item)
{
    private readonly ExpressionTranslator _expressions = file.Expressions(item);

    /// <summary>Types of arrays that the struct needs behind it.</summary>
    public List<string> Arrays { get; } = [];

    /// <summary>The declaration of a field; nothing where there is a problem.</summary>
    public string Of(Statement field)
    {
        try
        {
            if (field.Place.Length > 0)
                throw new Refusal($"{item.Name}.{field.Tree.Text} is part of a union");
            if (field.Tree.Kids is [{ Kind: "call" } macro] && macro.CalleeName ==
                "DECLARE_BITMAP" && macro.Kids is [_, _, var bits])
                return "\t// PORT: DECLARE_BITMAP() is an array of its words.\n" +
                    Words(field, "ulong", $"({Length(bits)} + 63) / 64");
            var of = field.Tree.Kids is [{ Kind: "type" } spelled, ..] ? spelled
                : throw new Refusal($"`{field.Exact}` is no plain field");
            if (field.Tree.Kids.Skip(2).ToList() is { Count: > 0 } more)
                return more is [{ Kind: "array" } array] ? Array(field, of, array)
                    : more is [{ Kind: "bits", Kids: [var width] }] ? Bits(field, of, width)
                    : throw new Refusal($"{item.Name}.{field.Tree.Text} is an array of arrays");
            var type = of.Text.StartsWith("function", StringComparison.Ordinal)
                ? _expressions.Types.FunctionPointer(of.Spelling ?? "") ??
                    throw new Refusal($"the port has no type for `{of.Spelling}`")
                : _expressions.Type(of.Text, of.Spelling);
            return $"\tpublic {_expressions.Types.Spell(type, of.Spelling)} " +
                $"{TypeText.Name(field.Tree.Text)};";
        }
        catch (Refusal refusal)
        {
            file.Problem(field.Line, refusal.Message);
            return "";
        }
    }

    private string Bits(Statement field, Node of, Node width)
    {
        var bits = _expressions.Read(width).Constant;
        var type = _expressions.Type(of.Text, of.Spelling);
        if (bits == 1 && !(Integers.Shape(type)?.Signed ?? false))
        {
            file.Note($"{item.Name}.{field.Tree.Text} is one bit in C, which shares its word " +
                "with its neighbours: see that only 0, 1 and conditions are stored in it, and " +
                "that their lock is one");
            return "\t// PORT: one bit of a word; here it has a byte of its own.\n" +
                $"\tpublic bool {TypeText.Name(field.Tree.Text)};";
        }
        if (Integers.Shape(type) is not { } shape || bits is null ||
            bits < 1 || bits > shape.Size * 8)
            throw new Refusal($"{item.Name}.{field.Tree.Text} is a bit field of a width that " +
                "its type has not");
        file.Note($"{item.Name}.{field.Tree.Text} is {bits} bits in C, which share their word " +
            "with their neighbours: see that their lock is one");
        return BitFieldText.Of(TypeText.Name(field.Tree.Text), field.Tree.Text,
            _expressions.Types.Spell(type, of.Spelling), shape.Size * 8, shape.Signed, (int)bits);
    }

    private string Array(Statement field, Node of, Node array)
    {
        var element = _expressions.Type(of.Text[..^2], of.Spelling);
        var spelled = _expressions.Types.Spell(element, of.Spelling);
        var name = TypeText.Name(field.Tree.Text);
        if (array.Kids is not [var length] || length == Node.None)
            return "\t// PORT: an array without a length lies behind its struct.\n" +
                $"\tpublic {spelled}* {name} => ({spelled}*)((byte*)Unsafe.AsPointer(ref this) + " +
                $"sizeof({TypeText.Name(item.Name)}));";
        var count = Length(length);
        if (element.SpecialType == SpecialType.System_Boolean ||
            Integers.Shape(element) is not null)
            return Words(field, spelled, count);
        if (Conversions.IsPointer(element))
            return "\t// PORT: C# has no fixed array of pointers; the words hold one each.\n" +
                $"\tprivate fixed ulong {field.Tree.Text}_words[{count}];\n" +
                $"\tpublic {spelled}* {name} => " +
                $"({spelled}*)Unsafe.AsPointer(ref {field.Tree.Text}_words[0]);";
        var known = _expressions.Read(length).Constant;
        var type = file.Names.InlineArrays.FirstOrDefault(a => a.Length == known &&
            Conversions.Same(a.Element, element)).Type;
        if (type is not null)
            return $"\tpublic {TypeText.Of(type)} {name};";
        var own = $"{item.Name}_{field.Tree.Text}";
        Arrays.Add("\n// PORT: an array inside a struct is an inline array type.\n" +
            $"[InlineArray({count})]\npublic unsafe struct {own} {{\n" +
            $"\tprivate {spelled} element;\n}}\n");
        return $"\tpublic {own} {name};";
    }

    private static string Words(Statement field, string type, string count) =>
        $"\tpublic fixed {type} {TypeText.Name(field.Tree.Kids[0].Kind == "call"
            ? field.Tree.Kids[0].Kids[1].Text : field.Tree.Text)}[{count}];";

    private string Length(Node length) =>
        ArrayLength.Of(_expressions.Read(length), file.Names);
}
