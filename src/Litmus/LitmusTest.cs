// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>What the condition says of the final states.</summary>
internal enum Quantifier
{
    /// <summary>Some final state has it.</summary>
    Exists,

    /// <summary>No final state has it.</summary>
    NotExists,

    /// <summary>Every final state has it.</summary>
    ForAll,
}

/// <summary>One thread.</summary>
/// <param name="Parameters">Names of locations whose addresses it is given.</param>
/// <param name="Body">What it does.</param>
internal sealed record LitmusThread(IReadOnlyList<string> Parameters,
    IReadOnlyList<Statement> Body);

/// <summary>Something that a final state has: a register of a thread, or, with thread -1, a
/// location.</summary>
internal readonly record struct Observable(int Thread, string Name)
{
    /// <summary>As herd7 writes it.</summary>
    public override string ToString() => Thread < 0 ? $"[{Name}]" : $"{Thread}:{Name}";
}

/// <summary>A C litmus test of the kernel's memory model.</summary>
internal sealed class LitmusTest
{
    /// <summary>The line of its initial values.</summary>
    public int Line { get; init; } = 1;

    /// <summary>Name in its first line.</summary>
    public required string Name { get; init; }

    /// <summary>What its comment says after <c>Result:</c>; null if it says nothing.</summary>
    public string? Expected { get; init; }

    /// <summary>Values that locations start with; those that are not named start with 0.</summary>
    public required IReadOnlyDictionary<string, Expression> Locations { get; init; }

    /// <summary>Values that registers start with.</summary>
    public required IReadOnlyDictionary<Observable, Expression> Registers { get; init; }

    public required IReadOnlyList<LitmusThread> Threads { get; init; }

    /// <summary>Functions that call_rcu() may be given.</summary>
    public required IReadOnlyDictionary<string, LitmusThread> Callbacks { get; init; }

    /// <summary>Named after <c>locations</c>, to be printed as well.</summary>
    public required IReadOnlyList<Observable> Printed { get; init; }

    /// <summary>Final states that count; null for all.</summary>
    public Condition? Filter { get; init; }

    public required Quantifier Quantifier { get; init; }

    public required Condition Condition { get; init; }

    /// <summary>The condition as it is printed.</summary>
    public string Text => (Quantifier switch
    {
        Quantifier.Exists => "exists ",
        Quantifier.NotExists => "~exists ",
        _ => "forall ",
    }) + $"({Condition})";
}
