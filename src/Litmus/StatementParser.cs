// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>Reads the statements of a thread.</summary>
internal static class StatementParser
{
    private static readonly string[] s_unknown =
        ["goto", "switch", "case", "default", "asm", "static"];

    private static readonly string[] s_compound =
        ["+=", "-=", "*=", "|=", "&=", "^=", "<<=", ">>="];

    /// <summary>Reads up to and with the closing brace.</summary>
    public static List<Statement> ReadBlock(TokenReader reader)
    {
        var statements = new List<Statement>();

        reader.Expect("{");
        while (!reader.Is("}"))
        {
            if (reader.Next.Kind == TokenKind.End)
                throw new LitmusException(reader.Line, "'}' is missing before the end of the file");
            ReadInto(statements, reader);
        }
        reader.Expect("}");
        return statements;
    }

    /// <summary>Reads one statement, or the several that a block is.</summary>
    public static void ReadInto(List<Statement> statements, TokenReader reader)
    {
        Token first = reader.Next;

        if (reader.TryTake(";"))
            return;
        if (reader.Is("{"))
            statements.AddRange(ReadBlock(reader));
        else if (reader.TryTake("if"))
            statements.Add(ReadIf(reader, first.Line));
        else if (LoopParser.TryRead(reader) is { } loop)
            statements.Add(loop);
        else if (reader.TryTake("return"))
        {
            reader.Expect(";");
            statements.Add(new Return(first.Line));
        }
        else if (first.Kind == TokenKind.Name && s_unknown.Contains(first.Text))
            throw new LitmusException(first.Line,
                $"'{first.Text}' is not a statement that a litmus test has here");
        else if (ExpressionParser.IsType(first))
            ReadDeclaration(statements, reader);
        else
            statements.Add(ReadAssignment(reader));
    }

    private static If ReadIf(TokenReader reader, int line)
    {
        reader.Expect("(");
        Expression test = ExpressionParser.Read(reader);
        reader.Expect(")");
        var then = new List<Statement>();
        var otherwise = new List<Statement>();

        ReadInto(then, reader);
        if (reader.TryTake("else"))
            ReadInto(otherwise, reader);
        return new If(test, then, otherwise, line);
    }

    private static void ReadDeclaration(List<Statement> statements, TokenReader reader)
    {
        do
        {
            ExpressionParser.SkipType(reader);
            int line = reader.Line;
            string name = reader.ExpectName("the name of a variable");

            if (reader.TryTake("="))
                statements.Add(new Assign(name, ExpressionParser.Read(reader), line));
        }
        while (reader.TryTake(","));
        reader.Expect(";");
    }

    private static Statement ReadAssignment(TokenReader reader)
    {
        Statement statement = ReadSimple(reader);

        reader.Expect(";");
        return statement;
    }

    /// <summary>An assignment or a call, without what ends it.</summary>
    public static Statement ReadSimple(TokenReader reader)
    {
        int line = reader.Line;
        string step = reader.Is("++") || reader.Is("--") ? reader.Take().Text : "";
        Expression target = ExpressionParser.Read(reader);
        string sign = reader.Next.Text;

        if (step == "" && (reader.TryTake("++") || reader.TryTake("--")))
            step = sign;
        if (step != "")
            return Assignment(target, new Binary(step[..1], target, new Literal(1, line), line),
                line);
        if (reader.TryTake("="))
            return Assignment(target, ExpressionParser.Read(reader), line);
        if (!s_compound.Any(reader.TryTake))
            return new Effect(target, line);
        return Assignment(target,
            new Binary(sign[..^1], target, ExpressionParser.Read(reader), line), line);
    }

    private static Statement Assignment(Expression target, Expression value, int line)
        => target switch
        {
            Name name => new Assign(name.Text, value, line),
            Dereference dereference => new PlainStore(dereference.Address, value, line),
            _ => throw new LitmusException(line, "what stands before '=' cannot be assigned to"),
        };
}
