// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Translation;

/// <summary>What sort of expression a <see cref="Value"/> is.</summary>
internal enum ValueKind
{
    /// <summary>It has its type.</summary>
    Plain,
    /// <summary>A variable, a field or an element.</summary>
    Place,
    /// <summary>A place that C# reaches through a reference: it has no address by itself.</summary>
    Reference,
    /// <summary>The address of a reference; <see cref="Value.Inner"/> is the place.</summary>
    AddressOfReference,
    /// <summary>A function's name.</summary>
    Method,
    /// <summary><c>null</c>.</summary>
    Null,
    /// <summary>Text.</summary>
    Text,
    /// <summary>A list in braces; only a declaration or an assignment gives it a type.</summary>
    List,
}

/// <summary>An expression of C# with its type and how tightly its outermost operator binds.</summary>
internal sealed record Value(string Code, Level Level, ITypeSymbol? Type)
{
    public ValueKind Kind { get; init; }
    public Value? Inner { get; init; }
    /// <summary>The number, if the compiler knows it.</summary>
    public Int128? Constant { get; init; }
    /// <summary>The name of a method, the text of a string.</summary>
    public string Name { get; init; } = "";

    public bool IsPlace => Kind is ValueKind.Place or ValueKind.Reference;

    /// <summary>The code, in brackets if an operator of that level would split it.</summary>
    public string At(Level level) => Level < level ? $"({Code})" : Code;
}

/// <summary>Levels of C#'s operators, the loosest first.</summary>
internal enum Level
{
    Assign, Choose, OrElse, AndAlso, Or, Xor, And, Equality, Relation, Shift, Add, Multiply, Unary,
    Primary,
}
