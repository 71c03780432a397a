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

/// <summary>Several statements.</summary>
internal sealed record Block(IReadOnlyList<Statement> Statements, int Line) : Statement(Line);

/// <summary>A loop.</summary>
/// <param name="Test">Goes on while it is not 0; null for always.</param>
/// <param name="Body">What is done in each round.</param>
/// <param name="Next">What is done after each round, continued ones too.</param>
/// <param name="IsTestedLast">Whether the first round is made without the test.</param>
internal sealed record Loop(
    Expression? Test, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> Next,
    bool IsTestedLast, int Line) : Statement(Line);

/// <summary>The end of the loop around it.</summary>
internal sealed record Break(int Line) : Statement(Line);

/// <summary>The end of a round of the loop around it.</summary>
internal sealed record Continue(int Line) : Statement(Line);

/// <summary>The end of the thread.</summary>
internal sealed record Return(int Line) : Statement(Line);
