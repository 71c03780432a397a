// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;
using Linux.Reference.Canonical;
using Linux.Translation.Expressions;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Apply;

// Fields of structs, arrays among them.
internal sealed partial class PortFileEdit
{
    // Types of arrays that a struct of this file needs behind it.
    private readonly List<string> _arrays = [];

    private string Field(Item item, Statement field)
    {
        try
        {
            if (field.Place.Length > 0)
                throw new Refusal($"{item.Name}.{field.Tree.Text} is part of a union");
            if (field.Tree.Kids is [{ Kind: "call" } macro] && macro.CalleeName ==
                "DECLARE_BITMAP" && macro.Kids is [_, _, var bits])
                return "\t// PORT: DECLARE_BITMAP() is an array of its words.\n" +
                    Words(item, field, "ulong", $"({Length(item, bits)} + 63) / 64");
            var of = field.Tree.Kids is [{ Kind: "type" } spelled, ..] ? spelled
                : throw new Refusal($"`{field.Exact}` is no plain field");
            if (field.Tree.Kids.Skip(2).ToList() is { Count: > 0 } more)
                return more is [{ Kind: "array" } array] ? Array(item, field, of, array)
                    : throw new Refusal($"{item.Name}.{field.Tree.Text} is " +
                        (more.Exists(m => m.Kind == "bits") ? "a bit field"
                            : "an array of arrays"));
            var expressions = Expressions(item);
            var type = of.Text.StartsWith("function", StringComparison.Ordinal)
                ? expressions.Types.FunctionPointer(of.Spelling ?? "") ??
                    throw new Refusal($"the port has no type for `{of.Spelling}`")
                : expressions.Type(of.Text, of.Spelling);
            return $"\tpublic {expressions.Types.Spell(type, of.Spelling)} " +
                $"{TypeText.Name(field.Tree.Text)};";
        }
        catch (Refusal refusal)
        {
            Problem(field.Line, refusal.Message);
            return "";
        }
    }

    private string Array(Item item, Statement field, Node of, Node array)
    {
        var expressions = Expressions(item);
        var element = expressions.Type(of.Text[..^2], of.Spelling);
        var spelled = expressions.Types.Spell(element, of.Spelling);
        var name = TypeText.Name(field.Tree.Text);
        if (array.Kids is not [var length] || length == Node.None)
            return "\t// PORT: an array without a length lies behind its struct.\n" +
                $"\tpublic {spelled}* {name} => ({spelled}*)((byte*)Unsafe.AsPointer(ref this) + " +
                $"sizeof({TypeText.Name(item.Name)}));";
        var count = Length(item, length);
        if (element.SpecialType == SpecialType.System_Boolean ||
            Integers.Shape(element) is not null)
            return Words(item, field, spelled, count);
        if (Conversions.IsPointer(element))
            return "\t// PORT: C# has no fixed array of pointers; the words hold one each.\n" +
                $"\tprivate fixed ulong {field.Tree.Text}_words[{count}];\n" +
                $"\tpublic {spelled}* {name} => " +
                $"({spelled}*)Unsafe.AsPointer(ref {field.Tree.Text}_words[0]);";
        var known = expressions.Read(length).Constant;
        var type = _names.InlineArrays.FirstOrDefault(a => a.Length == known &&
            Conversions.Same(a.Element, element)).Type;
        if (type is not null)
            return $"\tpublic {TypeText.Of(type)} {name};";
        var own = $"{item.Name}_{field.Tree.Text}";
        _arrays.Add("\n// PORT: an array inside a struct is an inline array type.\n" +
            $"[InlineArray({count})]\npublic unsafe struct {own} {{\n" +
            $"\tprivate {spelled} element;\n}}\n");
        return $"\tpublic {own} {name};";
    }

    private static string Words(Item item, Statement field, string type, string count) =>
        $"\tpublic fixed {type} {TypeText.Name(field.Tree.Kids[0].Kind == "call"
            ? field.Tree.Kids[0].Kids[1].Text : field.Tree.Text)}[{count}];";

    // A length as it is said outside of Kernel.
    private string Length(Item item, Node length)
    {
        var value = Expressions(item).Read(length);
        if (value.Constant is null || value.Constant <= 0)
            throw new Refusal($"the length `{value.Code}` of an array is no constant above 0");
        var code = Regex.Replace(value.Code, @"(?<![\w.])[A-Za-z_]\w*", m =>
            _names.Variable(m.Value)?.ContainingType?.Name is { } owner
                ? $"{owner}.{m.Value}" : m.Value);
        return Integers.Shape(value.Type) is (4, true) ? code : $"(int)({code})";
    }
}
