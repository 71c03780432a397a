// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>An expression of a thread or of the condition.</summary>
internal abstract record Expression(int Line);

/// <summary>A number.</summary>
internal sealed record Literal(long Value, int Line) : Expression(Line);

/// <summary>A register or, as a parameter or global name, the address of a location.</summary>
internal sealed record Name(string Text, int Line) : Expression(Line);

/// <summary>A plain access of what an address names.</summary>
internal sealed record Dereference(Expression Address, int Line) : Expression(Line);

/// <summary>A prefix operator: <c>- ! ~</c>.</summary>
internal sealed record Unary(string Operator, Expression Operand, int Line) : Expression(Line);

/// <summary>An infix operator of C.</summary>
internal sealed record Binary(string Operator, Expression Left, Expression Right, int Line)
    : Expression(Line);

/// <summary><c>a ? b : c</c>.</summary>
internal sealed record Conditional(Expression Test, Expression Then, Expression Else, int Line)
    : Expression(Line);

/// <summary>An assignment to a register within an expression, which has the value
/// assigned.</summary>
internal sealed record AssignedName(string Register, Expression Value, int Line) : Expression(Line);

/// <summary>A call of a primitive of the kernel.</summary>
internal sealed record Call(string Function, IReadOnlyList<Expression> Arguments, int Line)
    : Expression(Line)
{
    /// <summary>Refuses another number of arguments.</summary>
    /// <exception cref="LitmusException">There are more or fewer.</exception>
    public void Takes(int count)
    {
        if (Arguments.Count != count)
            throw new LitmusException(
                Line, $"{Function}() takes {count} arguments and was given {Arguments.Count}");
    }
}
