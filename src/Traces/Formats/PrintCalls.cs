// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>The functions that a print format may call.</summary>
/// <param name="format">Whose print format it is.</param>
/// <param name="tokens">Its words, after the bracket that opens.</param>
/// <param name="parser">Reads arguments.</param>
internal sealed class PrintCalls(EventFormat format, CTokens tokens, PrintParser parser)
{
    /// <summary>What a call comes to.</summary>
    /// <exception cref="FormatException">It is not known.</exception>
    public Func<RecordView, CValue> Call(string name)
    {
        switch (name)
        {
            case "__print_flags":
            case "__print_flags_u64":
                return Flags();
            case "__print_symbolic":
            case "__print_symbolic_u64":
                return Symbolic();
            case "__get_str":
            case "__get_rel_str":
                TraceField text = FieldName();
                return record => CValue.Of(record.Text(text));
            case "__get_dynamic_array":
            case "__get_rel_dynamic_array":
            case "__get_bitmask":
            case "__get_cpumask":
                TraceField bytes = FieldName();
                return record => CValue.Of(Convert.ToHexStringLower(record.Bytes(bytes)));
            case "__print_hex":
            case "__print_hex_str":
                Func<RecordView, CValue> shown = parser.Argument();
                tokens.Expect(",");
                parser.Argument();
                tokens.Expect(")");
                return record => shown(record) is { Text: not null } known ? known : CValue.Of("");
            default:
                throw new FormatException($"'{name}()' is not known");
        }
    }

    private TraceField FieldName()
    {
        string name = tokens.Take();

        tokens.Expect(")");
        return format.Field(name) ?? throw new FormatException($"there is no field {name}");
    }

    private Func<RecordView, CValue> Flags()
    {
        Func<RecordView, CValue> value = parser.Argument();
        tokens.Expect(",");
        string delimiter = tokens.TakeText();
        List<(long Value, string Name)> names = Names();

        return record =>
        {
            long left = value(record).Bits;
            var set = new List<string>();

            foreach ((long mask, string name) in names)
            {
                if (left == 0 || (left & mask) != mask || mask == 0)
                    continue;
                left &= ~mask;
                set.Add(name);
            }
            if (left != 0)
                set.Add(FormattableString.Invariant($"0x{left:x}"));
            return CValue.Of(string.Join(delimiter, set));
        };
    }

    private Func<RecordView, CValue> Symbolic()
    {
        Func<RecordView, CValue> value = parser.Argument();
        List<(long Value, string Name)> names = Names();

        return record =>
        {
            long known = value(record).Bits;
            int at = names.FindIndex(name => name.Value == known);

            return CValue.Of(at >= 0 ? names[at].Name
                : FormattableString.Invariant($"0x{known:x}"));
        };
    }

    /// <summary>What follows up to the closing bracket: { number, text } ...</summary>
    private List<(long Value, string Name)> Names()
    {
        var names = new List<(long, string)>();

        while (tokens.Accept(","))
        {
            bool braced = tokens.Accept("{");
            CValue value = parser.Argument()(default);

            tokens.Expect(",");
            names.Add((value.Bits, tokens.TakeText()));
            if (braced)
                tokens.Expect("}");
        }
        tokens.Expect(")");
        return names;
    }
}
