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
        string description = Description().Match(text, head.Length).Value;

        line += description.AsSpan().Count('\n');
        var reader = new TokenReader(
            LitmusLexer.Read(text[(head.Length + description.Length)..], line));
        var locations = new Dictionary<string, Expression>();
        var registers = new Dictionary<Observable, Expression>();

        ReadInitial(reader, locations, registers);
        var callbacks = new Dictionary<string, LitmusThread>();
        List<LitmusThread> threads = ReadThreads(reader, callbacks);
        IReadOnlyList<Observable> printed = ReadPrinted(reader);
        Condition? filter = reader.TryTake("filter") ? ConditionParser.Read(reader) : null;
        bool isAsked = reader.Next.Kind != TokenKind.End;
        Quantifier quantifier = isAsked ? ReadQuantifier(reader) : Quantifier.ForAll;
        Condition condition = isAsked ? ConditionParser.Read(reader) : new Truth();

        reader.TryTake(";");
        if (reader.Next.Kind != TokenKind.End)
            throw new LitmusException(reader.Line,
                $"'{reader.Next.Text}' stands after the condition");
        return new LitmusTest
        {
            Line = line,
            Name = head.Groups["name"].Value,
            Expected = ResultLine().Match(text) is { Success: true } result
                ? result.Groups["result"].Value : null,
            Locations = locations,
            Registers = registers,
            Threads = threads,
            Callbacks = callbacks,
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

    private static List<LitmusThread> ReadThreads(
        TokenReader reader, Dictionary<string, LitmusThread> callbacks)
    {
        var threads = new List<LitmusThread>();

        while (true)
        {
            if (reader.Is($"P{threads.Count}"))
            {
                reader.Take();
                threads.Add(ReadThread(reader));
            }
            else if (ExpressionParser.IsType(reader.Next) || reader.Is("static"))
            {
                // What call_rcu() is given.
                reader.TryTake("static");
                ExpressionParser.SkipType(reader);
                callbacks[reader.ExpectName("the name of a function")] = ReadThread(reader);
            }
            else
                break;
        }
        if (threads.Count == 0)
            throw new LitmusException(reader.Line, $"P0 is missing before '{reader.Next.Text}'");
        return threads;
    }

    private static LitmusThread ReadThread(TokenReader reader)
    {
        var parameters = new List<string>();

        reader.Expect("(");
        while (!reader.TryTake(")"))
        {
            ExpressionParser.SkipType(reader);
            if (parameters.Count == 0 && reader.TryTake(")"))
                break;
            parameters.Add(reader.ExpectName("the name of a parameter"));
            if (!reader.Is(")"))
                reader.Expect(",");
        }
        return new LitmusThread(parameters, StatementParser.ReadBlock(reader));
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
            ExpressionParser.SkipType(reader);
            reader.TryTake(";");
        }
        return printed;
    }

    private static Quantifier ReadQuantifier(TokenReader reader)
    {
        if (reader.TryTake("exists") || reader.TryTake("final") || reader.Is("("))
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

    // Comments, a sentence in quotes, and lines such as Cycle=Rfe PodRR.
    [GeneratedRegex(
        @"\G(?:\s|\(\*.*?\*\)|/\*.*?\*/|//[^\n]*|""[^""]*""|[A-Za-z_][\w-]*\s*=[^\n]*"
        + @"|C\s+\S+\s*?\n)*",
        RegexOptions.Singleline)]
    private static partial Regex Description();

    [GeneratedRegex(@"^\s*\*\s*Result:\s*(?<result>\w+)", RegexOptions.Multiline)]
    private static partial Regex ResultLine();
}
