// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>A statement of a thread.</summary>
internal abstract record Statement(int Line);

/// <summary>An assignment to a register.</summary>
internal sealed record Assign(string Register, Expression Value, int Line) : Statement(Line);

/// <summary>A plain store to what an address names.</summary>
internal sealed record PlainStore(Expression Address, Expression Value, int Line) : Statement(Line);

/// <summary>An expression for its effect.</summary>
internal sealed record Effect(Expression Expression, int Line) : Statement(Line);

/// <summary>A choice by a value.</summary>
internal sealed record If(
    Expression Test, IReadOnlyList<Statement> Then, IReadOnlyList<Statement> Else, int Line)
        : Statement(Line);

/// <summary>The end of the thread.</summary>
internal sealed record Return(int Line) : Statement(Line);
