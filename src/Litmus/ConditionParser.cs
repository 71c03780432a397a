// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>Reads what a litmus test says about its final states.</summary>
internal static class ConditionParser
{
    public static Condition Read(TokenReader reader)
    {
        Condition left = ReadAnd(reader);

        while (reader.TryTake("\\/"))
            left = new Or(left, ReadAnd(reader));
        return left;
    }

    /// <summary><c>1:r0</c>, <c>x</c> or <c>[x]</c>.</summary>
    public static Observable ReadObservable(TokenReader reader)
    {
        if (reader.Next.Kind == TokenKind.Number)
        {
            int thread = (int)ExpressionParser.ReadNumber(reader.Take());

            reader.Expect(":");
            return new Observable(thread, reader.ExpectName("a register"));
        }

        bool bracket = reader.TryTake("[");
        string name = reader.ExpectName("a register or location");

        if (bracket)
            reader.Expect("]");
        return new Observable(-1, name);
    }

    private static Condition ReadAnd(TokenReader reader)
    {
        Condition left = ReadOne(reader);

        while (reader.TryTake("/\\"))
            left = new And(left, ReadOne(reader));
        return left;
    }

    private static Condition ReadOne(TokenReader reader)
    {
        if (reader.TryTake("~") || reader.TryTake("not"))
            return new Not(ReadOne(reader));
        if (reader.TryTake("true"))
            return new Truth();
        if (reader.TryTake("false"))
            return new Not(new Truth());
        if (reader.TryTake("("))
        {
            Condition inner = Read(reader);

            reader.Expect(")");
            return inner;
        }

        Observable of = ReadObservable(reader);

        if (!reader.TryTake("=") && !reader.TryTake("=="))
        {
            reader.Expect("!=");
            return new Not(new Equal(of, ReadValue(reader)));
        }
        return new Equal(of, ReadValue(reader));
    }

    private static Expression ReadValue(TokenReader reader)
    {
        int line = reader.Line;

        if (reader.TryTake("-"))
            return new Literal(-ExpressionParser.ReadNumber(reader.Take()), line);
        reader.TryTake("&");
        return reader.Next.Kind == TokenKind.Number
            ? new Literal(ExpressionParser.ReadNumber(reader.Take()), line)
            : new Name(reader.ExpectName("a number or location"), line);
    }
}
