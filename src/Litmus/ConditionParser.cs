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

    /// <summary><c>1:r0</c>, <c>P1:r0</c>, <c>x</c>, <c>*x</c> or <c>[x]</c>.</summary>
    public static Observable ReadObservable(TokenReader reader)
    {
        if (IsThread(reader))
        {
            Token token = reader.Take();
            int thread = (int)ExpressionParser.ReadNumber(
                token with { Text = token.Text.TrimStart('P') });

            reader.Expect(":");
            return new Observable(thread, reader.ExpectName("a register"));
        }

        bool bracket = reader.TryTake("[");

        if (!bracket)
            reader.TryTake("*");
        string name = reader.ExpectName("a register or location");

        if (bracket)
            reader.Expect("]");
        return new Observable(-1, name);
    }

    private static bool IsThread(TokenReader reader)
        => reader.IsThen(":") && (reader.Next.Kind == TokenKind.Number
            || (reader.Next.Kind == TokenKind.Name
                && reader.Next.Text is ['P', >= '0' and <= '9', ..]));

    private static Condition ReadAnd(TokenReader reader)
    {
        Condition left = ReadImplied(reader);

        while (reader.TryTake("/\\"))
            left = new And(left, ReadImplied(reader));
        return left;
    }

    // It binds closer than the others do.
    private static Condition ReadImplied(TokenReader reader)
    {
        Condition left = ReadOne(reader);

        return reader.TryTake("=>") ? new Implies(left, ReadImplied(reader)) : left;
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
            return new Not(ReadRight(of, reader));
        }
        return ReadRight(of, reader);
    }

    private static Condition ReadRight(Observable of, TokenReader reader)
        => IsThread(reader) || reader.Is("[") || reader.Is("*")
            ? new Same(of, ReadObservable(reader)) : new Equal(of, ReadValue(reader));

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
