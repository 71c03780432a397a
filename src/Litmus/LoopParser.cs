// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>Reads loops, and what leaves them.</summary>
internal static class LoopParser
{
    /// <summary>The loop that comes, or null if another statement does.</summary>
    public static Statement? TryRead(TokenReader reader)
    {
        int line = reader.Line;

        if (reader.TryTake("while"))
            return new Loop(ReadTest(reader), ReadBody(reader), [], false, line);
        if (reader.TryTake("do"))
            return ReadDo(reader, line);
        if (reader.TryTake("for"))
            return ReadFor(reader, line);
        if (!reader.Is("break") && !reader.Is("continue"))
            return null;
        bool isBreak = reader.Take().Text == "break";

        reader.Expect(";");
        return isBreak ? new Break(line) : new Continue(line);
    }

    private static Expression ReadTest(TokenReader reader)
    {
        reader.Expect("(");
        Expression test = ExpressionParser.Read(reader);

        if (test is Name register && reader.TryTake("="))
            test = new AssignedName(register.Text, ExpressionParser.Read(reader), register.Line);
        reader.Expect(")");
        return test;
    }

    private static List<Statement> ReadBody(TokenReader reader)
    {
        var body = new List<Statement>();

        StatementParser.ReadInto(body, reader);
        return body;
    }

    private static Loop ReadDo(TokenReader reader, int line)
    {
        List<Statement> body = ReadBody(reader);

        reader.Expect("while");
        Expression test = ReadTest(reader);
        reader.Expect(";");
        return new Loop(test, body, [], true, line);
    }

    private static Block ReadFor(TokenReader reader, int line)
    {
        var first = new List<Statement>();
        var next = new List<Statement>();

        reader.Expect("(");
        if (ExpressionParser.IsType(reader.Next) || reader.Is(";"))
            StatementParser.ReadInto(first, reader);
        else
        {
            first.Add(StatementParser.ReadSimple(reader));
            reader.Expect(";");
        }
        Expression? test = reader.Is(";") ? null : ExpressionParser.Read(reader);
        reader.Expect(";");
        if (!reader.Is(")"))
            next.Add(StatementParser.ReadSimple(reader));
        reader.Expect(")");
        return new Block([.. first, new Loop(test, ReadBody(reader), next, false, line)], line);
    }
}
