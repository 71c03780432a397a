// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Linux.Translation.Apply;
using Linux.Translation.Port;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Statements;

/// <summary>What is known of the function around a statement.</summary>
internal sealed class FunctionContext
{
    /// <summary>The C file, as problems name it.</summary>
    public required string File { get; init; }
    /// <summary>Its lines.</summary>
    public required string[] Lines { get; init; }
    /// <summary>What the C reader knows of the names in the function.</summary>
    public required Scope Scope { get; init; }
    /// <summary>What the function returns in the port.</summary>
    public required ITypeSymbol Result { get; init; }
    /// <summary>Whether it is a macro in C.</summary>
    public bool IsMacro { get; init; }
    /// <summary>Local variables that C# finds unassigned.</summary>
    public required IReadOnlySet<string> Defaults { get; init; }
    /// <summary>Whether a local of that name and C type lies in the task's stack area.</summary>
    public required Func<string, string, bool> OnStack { get; init; }
    /// <summary>What of the port's own method stays; null for a new one.</summary>
    public KeptStatements? Kept { get; init; }
    /// <summary>How many guards of the function hold already.</summary>
    public int Guards { get; init; }
    /// <summary>The port.</summary>
    public required PortNames Names { get; init; }

    /// <summary>The inline array of that many elements that says its length so, or null.</summary>
    public ITypeSymbol? Array(ITypeSymbol element, Int128? length, string said) =>
        Names.InlineArrays.FirstOrDefault(a => a.Length == length &&
            ArrayLength.Plain(a.Said) == ArrayLength.Plain(said) &&
            Conversions.Same(a.Element, element)).Type;

    /// <summary>Makes sure that a static variable of the function is a global of the port.</summary>
    /// <exception cref="Refusal">It is not.</exception>
    public void RequireStatic(string name)
    {
        var global = $"{Scope.Function}__{name}";
        if (Names.Variable(global) is null)
            throw new Refusal($"the port has no [Global] {global} for the static variable {name}");
    }
}
