// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Pins;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Check;

/// <summary>A function of C, its pin, and the method of the port that it is put in place of.</summary>
internal sealed class CheckedFunction(
    Unit unit, Item item, PinItem pin, Item ported, string path, MethodDeclarationSyntax method)
{
    public Unit Unit { get; } = unit;
    public Item Item { get; } = item;
    public PinItem Pin { get; } = pin;
    public Item Ported { get; } = ported;
    public string Path { get; } = path;
    public MethodDeclarationSyntax Method { get; } = method;

    /// <summary>Local variables that need a value before they are used.</summary>
    public HashSet<string> Defaults { get; } = [];

    public TranslatedFunction? Body { get; set; }

    /// <summary>What the compiler said, if it did not take the body.</summary>
    public string? Error { get; set; }

    /// <summary>Where the body stands in the new text of the file.</summary>
    public (int Start, int End) Span { get; set; }

    public FunctionResult Result(Outcome outcome, string reason = "", int line = 0) =>
        new(Unit.Path, Item.Name, line > 0 ? line : Item.Line, outcome, reason);
}
