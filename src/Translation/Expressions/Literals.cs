// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Expressions;

/// <summary>Writes numbers and texts.</summary>
internal sealed class Literals(CType types)
{
    /// <summary>No pointer.</summary>
    public static Value Null { get; } =
        new("null", Level.Primary, null) { Kind = ValueKind.Null };

    /// <summary>A number or a character, as C# spells it.</summary>
    public Value Number(Node node)
    {
        var text = node.Spelling ?? node.Text;
        if (Numbers.Value(text) is not { } raw)
            throw new Refusal($"{text} is no number that C# has");
        var character = text[0] == '\'';
        var digits = character ? text : text.TrimEnd('u', 'U', 'l', 'L');
        var suffix = character ? "" : text[digits.Length..].ToUpperInvariant();
        var value = (Int128)unchecked((ulong)raw);
        var hex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (!hex && digits.Length > 1 && digits[0] == '0' && !character)
            digits = $"0x{raw:x}";
        else if (!hex && !character && digits.StartsWith('0') && digits.Length > 1)
            digits = $"{raw}";
        var unsigned = suffix.Contains('U');
        var type = suffix.Contains('L') || value > (hex || unsigned ? uint.MaxValue : int.MaxValue)
            ? unsigned || value > long.MaxValue
                ? SpecialType.System_UInt64
                : SpecialType.System_Int64
            : unsigned || value > int.MaxValue ? SpecialType.System_UInt32
            : SpecialType.System_Int32;
        var ending = type switch
        {
            SpecialType.System_UInt64 => "UL",
            SpecialType.System_Int64 => "L",
            SpecialType.System_UInt32 => "U",
            _ => "",
        };
        return new(digits + ending, Level.Primary, types.Of(type)) { Constant = value };
    }

    /// <summary>A string, with the level of a message before it.</summary>
    public static Value Text(string text)
    {
        var level = "";
        if (text.StartsWith("<KERN_", StringComparison.Ordinal) && text.IndexOf('>') is var end)
        {
            level = text[1..end] + " + ";
            text = text[(end + 1)..];
        }
        // Words between pieces of text, and escapes that mean something else in C#.
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && ++i < text.Length && text[i] is not ('n' or 't' or 'r' or '"' or
                '\\' or '\''))
                throw new Refusal($"C# has no escape \\{text[i]}");
        }
        if (text.Contains("<PRI", StringComparison.Ordinal))
            throw new Refusal("a format with a macro in it");
        return new($"{level}\"{text}\"", level.Length > 0 ? Level.Add : Level.Primary, null)
        {
            Kind = ValueKind.Text,
            Name = text,
        };
    }

    /// <summary>The largest or smallest number of a type, or null if that is no name.</summary>
    public Value? Limit(string name)
    {
        var spelling = Reference.Canonical.Rules.Literals.Limits
            .FirstOrDefault(l => l.Value == name).Key;
        if (spelling is null || types.Find(spelling[..spelling.IndexOf('.')]) is not { } type)
            return null;
        var shape = Integers.Shape(type)!.Value;
        var bits = shape.Size * 8 - (shape.Signed ? 1 : 0);
        return new(spelling, Level.Primary, type)
        {
            Constant = spelling.EndsWith("MinValue", StringComparison.Ordinal)
                ? shape.Signed ? -(Int128.One << bits) : 0
                : (Int128.One << bits) - 1,
        };
    }
}
