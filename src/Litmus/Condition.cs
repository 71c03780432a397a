// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>A proposition about a final state.</summary>
internal abstract record Condition
{
    /// <summary>Whether the state has it.</summary>
    /// <param name="value">The value of an observable.</param>
    /// <param name="address">The address that a location's name stands for.</param>
    public abstract bool Holds(Func<Observable, long> value, Func<string, long> address);

    /// <summary>What it asks for.</summary>
    public abstract IEnumerable<Observable> Observed { get; }
}

/// <summary>Always true.</summary>
internal sealed record Truth : Condition
{
    public override bool Holds(Func<Observable, long> value, Func<string, long> address) => true;

    public override IEnumerable<Observable> Observed => [];

    public override string ToString() => "true";
}

/// <summary>Something has a value, which is a number or the address of a location.</summary>
internal sealed record Equal(Observable Of, Expression Value) : Condition
{
    public override bool Holds(Func<Observable, long> value, Func<string, long> address)
        => value(Of) == Value switch
        {
            Literal literal => literal.Value,
            Name name => address(name.Text),
            _ => throw new LitmusException(Value.Line,
                "a value of the condition is a number or a location"),
        };

    public override IEnumerable<Observable> Observed => [Of];

    public override string ToString() => $"{Of}={Value switch
    {
        Literal literal => $"{literal.Value}",
        Name name => name.Text,
        _ => "?",
    }}";
}

/// <summary>Two of them have the same value.</summary>
internal sealed record Same(Observable Of, Observable Other) : Condition
{
    public override bool Holds(Func<Observable, long> value, Func<string, long> address)
        => value(Of) == value(Other);

    public override IEnumerable<Observable> Observed => [Of, Other];

    public override string ToString() => $"{Of}={Other}";
}

/// <summary>If the left holds, so does the right.</summary>
internal sealed record Implies(Condition Left, Condition Right) : Condition
{
    public override bool Holds(Func<Observable, long> value, Func<string, long> address)
        => !Left.Holds(value, address) || Right.Holds(value, address);

    public override IEnumerable<Observable> Observed => Left.Observed.Concat(Right.Observed);

    public override string ToString() => $"({Left} => {Right})";
}

/// <summary>Not.</summary>
internal sealed record Not(Condition Operand) : Condition
{
    public override bool Holds(Func<Observable, long> value, Func<string, long> address)
        => !Operand.Holds(value, address);

    public override IEnumerable<Observable> Observed => Operand.Observed;

    public override string ToString() => $"not ({Operand})";
}

/// <summary>And.</summary>
internal sealed record And(Condition Left, Condition Right) : Condition
{
    public override bool Holds(Func<Observable, long> value, Func<string, long> address)
        => Left.Holds(value, address) && Right.Holds(value, address);

    public override IEnumerable<Observable> Observed => Left.Observed.Concat(Right.Observed);

    public override string ToString() => $"{Operand(Left)} /\\ {Operand(Right)}";

    private static string Operand(Condition operand) => operand is Or ? $"({operand})"
        : $"{operand}";
}

/// <summary>Or.</summary>
internal sealed record Or(Condition Left, Condition Right) : Condition
{
    public override bool Holds(Func<Observable, long> value, Func<string, long> address)
        => Left.Holds(value, address) || Right.Holds(value, address);

    public override IEnumerable<Observable> Observed => Left.Observed.Concat(Right.Observed);

    public override string ToString() => $"{Left} \\/ {Right}";
}
