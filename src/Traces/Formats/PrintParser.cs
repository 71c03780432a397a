// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.Traces;

/// <summary>Reads the arguments of a print format into functions of a record.</summary>
/// <param name="format">Whose print format it is.</param>
/// <param name="tokens">Its words.</param>
/// <param name="longBytes">Bytes of a long of the kernel that wrote it.</param>
internal sealed class PrintParser(EventFormat format, CTokens tokens, int longBytes)
{
    private const int DeepestNesting = 64;

    private static readonly string[][] s_binary =
    [
        ["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<", ">", "<=", ">="], ["<<", ">>"],
            ["+", "-"], ["*", "/", "%"],
    ];

    private int _depth;

    /// <summary>An argument.</summary>
    /// <exception cref="FormatException">It is not understood.</exception>
    public Func<RecordView, CValue> Argument()
    {
        Func<RecordView, CValue> condition = Binary(0);

        if (!tokens.Accept("?"))
            return condition;
        Func<RecordView, CValue> yes = Argument();
        tokens.Expect(":");
        Func<RecordView, CValue> no = Argument();
        return record => condition(record).IsTrue ? yes(record) : no(record);
    }

    private Func<RecordView, CValue> Binary(int level)
    {
        if (level == s_binary.Length)
            return Unary();
        Func<RecordView, CValue> left = Binary(level + 1);
        while (s_binary[level].Contains(tokens.Peek))
        {
            string op = tokens.Take();
            Func<RecordView, CValue> before = left;
            Func<RecordView, CValue> right = Binary(level + 1);

            left = record => CValue.Apply(op, before(record), right(record));
        }
        return left;
    }

    private Func<RecordView, CValue> Unary()
    {
        if (++_depth > DeepestNesting)
            throw new FormatException("it is nested too deeply");
        try
        {
            if (tokens.Peek is "!" or "~" or "-" or "+" or "&" or "*")
                return Prefix(tokens.Take(), Unary());
            if (tokens.Peek == "(" && CTypeName.IsType(tokens, 1))
            {
                tokens.Take();
                (int size, bool signed, bool pointer) = CTypeName.Read(tokens, longBytes);
                tokens.Expect(")");
                Func<RecordView, CValue> inner = Unary();

                return record => inner(record) is { Text: null } value || !pointer
                    ? CValue.Cut(inner(record).Bits, size, signed) : inner(record);
            }
            return Postfix();
        }
        finally
        {
            _depth--;
        }
    }

    private static Func<RecordView, CValue> Prefix(string op, Func<RecordView, CValue> inner)
        => op switch
        {
            "!" => record => CValue.Int(inner(record).IsTrue ? 0 : 1),
            "~" => record => CValue.Apply("^", inner(record), CValue.Int(-1)),
            "-" => record => CValue.Apply("-", CValue.Int(0), inner(record)),
            "+" => inner,
            _ => throw new FormatException($"'{op}' is not understood"),
        };

    private Func<RecordView, CValue> Postfix()
    {
        if (tokens.Accept("("))
        {
            Func<RecordView, CValue> inner = Argument();
            tokens.Expect(")");
            return inner;
        }
        if (tokens.Peek.StartsWith('"'))
        {
            CValue text = CValue.Of(tokens.TakeText());
            return _ => text;
        }
        if (tokens.Peek.StartsWith('\''))
        {
            CValue character = CValue.Int(tokens.Take()[1]);
            return _ => character;
        }
        if (tokens.Peek.Length > 0 && char.IsAsciiDigit(tokens.Peek[0]))
        {
            CValue number = Number(tokens.Take());
            return _ => number;
        }
        if (!tokens.IsName)
            throw new FormatException($"'{tokens.Peek}' is unexpected");
        string name = tokens.Take();
        if (name == "REC")
            return Field();
        if (tokens.Accept("("))
            return new PrintCalls(format, tokens, this).Call(name);
        throw new FormatException($"'{name}' is not known");
    }

    private Func<RecordView, CValue> Field()
    {
        tokens.Expect("->");
        string name = tokens.Take();
        TraceField field = format.Field(name)
            ?? throw new FormatException($"there is no field {name}");

        if (tokens.Accept("["))
        {
            Func<RecordView, CValue> index = Argument();
            tokens.Expect("]");
            int size = field.Elements > 0 ? Math.Max(1, field.Size / field.Elements) : field.Size;

            return record => CValue.Cut(record.Number(
                (int)Math.Clamp(field.Offset + index(record).Bits * size, -1, int.MaxValue), size,
                    field.Signed),
                Math.Min(8, size), field.Signed);
        }
        if (field.IsText)
            return record => CValue.Of(record.Text(field));
        if (field.Elements > 0)
            return record => CValue.Of(Convert.ToHexStringLower(record.Bytes(field)));
        int bytes = Math.Clamp(field.Size, 1, 8);
        return record => CValue.Cut(record.Number(field), bytes, field.Signed);
    }

    /// <summary>The number that a word spells.</summary>
    public static CValue Number(string word)
    {
        string digits = word.TrimEnd('u', 'U', 'l', 'L');
        string suffix = word[digits.Length..];
        bool isHex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool read = isHex
            ? ulong.TryParse(digits.AsSpan(2), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture, out ulong value)
            : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);

        if (!read)
            throw new FormatException($"{word} is no number");
        bool signed = !suffix.Contains('u', StringComparison.OrdinalIgnoreCase);
        int size = suffix.Contains('l', StringComparison.OrdinalIgnoreCase) || value > uint.MaxValue
            ? 8 : 4;
        if (size == 4 && signed && value > int.MaxValue)
            (size, signed) = isHex ? (4, false) : (8, true);
        return CValue.Cut((long)value, size, signed);
    }
}
