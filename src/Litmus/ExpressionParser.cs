// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.Litmus;

/// <summary>Reads C expressions.</summary>
internal static class ExpressionParser
{
    private static readonly string[][] s_levels =
    [
        ["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<", ">", "<=", ">="], ["<<", ">>"],
            ["+", "-"], ["*", "/", "%"],
    ];

    private static readonly string[] s_types =
        ["int", "long", "unsigned", "char", "short", "void", "atomic_t", "atomic64_t",
            "spinlock_t", "struct", "bool",
            "u8", "u16", "u32", "u64", "intptr_t", "uintptr_t", "raw_spinlock_t"];

    /// <summary>Whether a declaration or a cast starts with this.</summary>
    public static bool IsType(Token token)
        => token.Kind == TokenKind.Name
            && (s_types.Contains(token.Text) || token.Text is "const" or "volatile");

    public static Expression Read(TokenReader reader)
    {
        Expression test = ReadLevel(reader, 0);

        if (!reader.TryTake("?"))
            return test;
        Expression then = Read(reader);
        reader.Expect(":");
        return new Conditional(test, then, Read(reader), test.Line);
    }

    /// <summary>Skips the words and stars of a type.</summary>
    public static void SkipType(TokenReader reader)
    {
        while (IsType(reader.Next) || reader.Is("*"))
        {
            if (reader.Take().Text == "struct")
                reader.ExpectName("the name of the struct");
        }
    }

    private static Expression ReadLevel(TokenReader reader, int level)
    {
        if (level == s_levels.Length)
            return ReadUnary(reader);

        Expression left = ReadLevel(reader, level + 1);

        while (reader.Next.Kind == TokenKind.Symbol && s_levels[level].Contains(reader.Next.Text))
        {
            Token sign = reader.Take();

            left = new Binary(sign.Text, left, ReadLevel(reader, level + 1), sign.Line);
        }
        return left;
    }

    private static Expression ReadUnary(TokenReader reader)
    {
        Token token = reader.Next;

        if (token.Kind != TokenKind.Symbol)
            return ReadPrimary(reader);
        switch (token.Text)
        {
            case "*":
                reader.Take();
                return new Dereference(ReadUnary(reader), token.Line);
            case "&":
                reader.Take();
                return ReadUnary(reader) switch
                {
                    Dereference dereference => dereference.Address,
                    Name name => name,
                    _ => throw new LitmusException(token.Line,
                        "'&' stands before something without an address"),
                };
            case "-" or "!" or "~":
                reader.Take();
                Expression operand = ReadUnary(reader);
                return operand is Literal number && token.Text == "-"
                    ? number with { Value = -number.Value }
                    : new Unary(token.Text, operand, token.Line);
            case "+":
                reader.Take();
                return ReadUnary(reader);
            default:
                return ReadPrimary(reader);
        }
    }

    private static Expression ReadPrimary(TokenReader reader)
    {
        Token token = reader.Take();

        switch (token.Kind)
        {
            case TokenKind.Number:
                return new Literal(ReadNumber(token), token.Line);
            case TokenKind.Name when reader.Is("("):
                return new Call(token.Text, ReadArguments(reader), token.Line);
            case TokenKind.Name when token.Text == "NULL":
                return new Literal(0, token.Line);
            case TokenKind.Name when token.Text is "true" or "false":
                return new Literal(token.Text == "true" ? 1 : 0, token.Line);
            case TokenKind.Name:
                return new Name(token.Text, token.Line);
        }
        if (token.Text != "(")
            throw new LitmusException(token.Line,
                $"an expression is missing before '{token.Text}'");
        if (IsType(reader.Next))
        {
            SkipType(reader);
            reader.Expect(")");
            return ReadUnary(reader);
        }

        Expression inner = Read(reader);

        if (inner is Name register && reader.TryTake("="))
            inner = new AssignedName(register.Text, Read(reader), token.Line);
        reader.Expect(")");
        return inner;
    }

    private static List<Expression> ReadArguments(TokenReader reader)
    {
        var arguments = new List<Expression>();

        reader.Expect("(");
        while (!reader.Is(")"))
        {
            arguments.Add(Read(reader));
            if (!reader.TryTake(","))
                break;
        }
        reader.Expect(")");
        return arguments;
    }

    /// <summary>The value of a number: decimal or hexadecimal, with C's suffixes.</summary>
    public static long ReadNumber(Token token)
    {
        string digits = token.Text.TrimEnd('u', 'U', 'l', 'L');
        bool isHex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);

        return long.TryParse(isHex ? digits[2..] : digits,
            isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                CultureInfo.InvariantCulture, out long value)
            ? value : throw new LitmusException(token.Line, $"'{token.Text}' is no number");
    }
}
