// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Litmus;

/// <summary>Reads a litmus test as tools/memory-model has them.</summary>
internal static partial class LitmusParser
{
    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="LitmusException">It is no litmus test in C, or has something that is not
    /// known here.</exception>
    public static LitmusTest Read(string text)
    {
        Match head = HeadLine().Match(text);

        if (!head.Success)
            throw new LitmusException(1,
                "a litmus test for the kernel starts with 'C' and its name");
        int line = 1 + text.AsSpan(0, head.Length).Count('\n');
        var reader = new TokenReader(LitmusLexer.Read(text[head.Length..], line));
        var locations = new Dictionary<string, Expression>();
        var registers = new Dictionary<Observable, Expression>();

        ReadInitial(reader, locations, registers);
        List<LitmusThread> threads = ReadThreads(reader);
        IReadOnlyList<Observable> printed = ReadPrinted(reader);
        Condition? filter = reader.TryTake("filter") ? ConditionParser.Read(reader) : null;
        Quantifier quantifier = ReadQuantifier(reader);
        Condition condition = ConditionParser.Read(reader);

        if (reader.Next.Kind != TokenKind.End)
            throw new LitmusException(reader.Line,
                $"'{reader.Next.Text}' stands after the condition");
        return new LitmusTest
        {
            Name = head.Groups["name"].Value,
            Expected = ResultLine().Match(text) is { Success: true } result
                ? result.Groups["result"].Value : null,
            Locations = locations,
            Registers = registers,
            Threads = threads,
            Printed = printed,
            Filter = filter,
            Quantifier = quantifier,
            Condition = condition,
        };
    }

    private static void ReadInitial(
        TokenReader reader, Dictionary<string, Expression> locations, Dictionary<Observable,
            Expression> registers)
    {
        // A quoted string or other description may stand before it in herd's format; the kernel's
        // have none.
        reader.Expect("{");
        while (!reader.TryTake("}"))
        {
            if (reader.TryTake(";"))
                continue;
            ExpressionParser.SkipType(reader);
            Observable of = ConditionParser.ReadObservable(reader);
            Expression value = reader.TryTake("=") ? ExpressionParser.Read(reader)
                : new Literal(0, reader.Line);

            if (value is Call { Arguments: [Literal inside] } made
                && made.Function is "ATOMIC_INIT" or "ATOMIC64_INIT" or "ATOMIC_LONG_INIT")
                value = inside;
            if (value is not (Literal or Name))
                throw new LitmusException(value.Line,
                    "an initial value is a number or the address of a location");
            if (of.Thread < 0)
                locations[of.Name] = value;
            else
                registers[of] = value;
            if (!reader.Is("}"))
                reader.Expect(";");
        }
    }

    private static List<LitmusThread> ReadThreads(TokenReader reader)
    {
        var threads = new List<LitmusThread>();

        while (reader.Is($"P{threads.Count}"))
        {
            var parameters = new List<string>();

            reader.Take();
            reader.Expect("(");
            while (!reader.TryTake(")"))
            {
                ExpressionParser.SkipType(reader);
                parameters.Add(reader.ExpectName("the name of a parameter"));
                if (!reader.Is(")"))
                    reader.Expect(",");
            }
            threads.Add(new LitmusThread(parameters, StatementParser.ReadBlock(reader)));
        }
        if (threads.Count == 0)
            throw new LitmusException(reader.Line, $"P0 is missing before '{reader.Next.Text}'");
        return threads;
    }

    private static List<Observable> ReadPrinted(TokenReader reader)
    {
        var printed = new List<Observable>();

        if (!reader.TryTake("locations"))
            return printed;
        reader.Expect("[");
        while (!reader.TryTake("]"))
        {
            printed.Add(ConditionParser.ReadObservable(reader));
            reader.TryTake(";");
        }
        return printed;
    }

    private static Quantifier ReadQuantifier(TokenReader reader)
    {
        if (reader.TryTake("exists"))
            return Quantifier.Exists;
        if (reader.TryTake("forall"))
            return Quantifier.ForAll;
        if (!reader.TryTake("~"))
            throw new LitmusException(
                reader.Line, $"exists, ~exists or forall is missing before '{reader.Next.Text}'");
        reader.Expect("exists");
        return Quantifier.NotExists;
    }

    [GeneratedRegex(@"\A\s*C\s+(?<name>\S+)[^\n]*\n")]
    private static partial Regex HeadLine();

    [GeneratedRegex(@"^\s*\*\s*Result:\s*(?<result>\w+)", RegexOptions.Multiline)]
    private static partial Regex ResultLine();
}
