// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Microsoft.CodeAnalysis;

namespace Linux.Reference;

/// <summary>What an <see cref="Item"/> is.</summary>
public enum ItemKind
{
    /// <summary>A function with a body.</summary>
    Function,
    /// <summary>A macro with parameters; a method in the port.</summary>
    Macro,
    /// <summary>A struct or union; its statements are its fields.</summary>
    Struct,
    /// <summary>An enum; its statements are its members.</summary>
    Enum,
    /// <summary>A macro without parameters that has a value.</summary>
    Constant,
    /// <summary>A variable with static storage, per-CPU ones too.</summary>
    Global,
    /// <summary>A tracepoint or a class of them; its statements are its fields and lines.</summary>
    Tracepoint,
    /// <summary>A boot parameter, named after the function that takes it.</summary>
    BootParameter,
    /// <summary>The level of an initcall, named after its function.</summary>
    Initcall,
    /// <summary>An EXPORT_SYMBOL of any kind, named after the symbol.</summary>
    Export,
    /// <summary>A prototype, an extern or another declaration without a value.</summary>
    Declaration,
    /// <summary>A typedef of anything but a new struct, union or enum.</summary>
    Typedef,
    /// <summary>An <c>#include</c>, named after its file.</summary>
    Include,
    /// <summary>Another preprocessor line that stands in no item, named by itself.</summary>
    Directive,
    /// <summary>Any other text outside functions, named after its first word.</summary>
    Other,
}

/// <summary>What the kinds have in common.</summary>
public static class ItemKinds
{
    /// <summary>Whether the port has such items: fidelity counts their statements.</summary>
    public static bool IsCode(this ItemKind kind) => kind <= ItemKind.Global;

    /// <summary>The kind in words: <c>boot parameter</c>.</summary>
    public static string Words(this ItemKind kind) => kind switch
    {
        ItemKind.BootParameter => "boot parameter",
        ItemKind.Directive => "preprocessor line",
        ItemKind.Other => "text",
        _ => kind.ToString().ToLowerInvariant(),
    };
}

/// <summary>
/// One statement as docs/porting.md defines it.
/// <see cref="Place"/> has one letter per enclosing construct: i and e for the arms of an if,
/// l for a loop, s for a switch.
/// </summary>
public sealed record Statement(
    int Line, int EndLine, string Place, string Exact, Node Tree, string? Off = null)
{
    /// <summary>The line on which what it holds begins: that of its brace, if it has one.</summary>
    public int OpenLine { get; init; }
    /// <summary>The last line of what it holds, without an else; 0 if it holds nothing.</summary>
    public int CloseLine { get; init; }
    /// <summary>The line on which its else begins; 0 if it has none.</summary>
    public int ElseLine { get; init; }
    /// <summary>The last line of its else; 0 if it has none.</summary>
    public int ElseCloseLine { get; init; }
    /// <summary>The last line of all of it.</summary>
    public int LastLine => Math.Max(EndLine, Math.Max(CloseLine, ElseCloseLine));
    /// <summary>A reason in the port's own words that stands at this statement, if any.</summary>
    public string? Reason { get; init; }
    /// <summary>Where it stands in the port: a statement, a declarator, a label.</summary>
    public SyntaxNode? Syntax { get; init; }
}

/// <summary>A named part of a file: a function, a struct, a constant and so on.</summary>
public sealed class Item
{
    /// <summary>What it is.</summary>
    public required ItemKind Kind { get; init; }
    /// <summary>Its C name.</summary>
    public required string Name { get; init; }
    /// <summary>The line of its name, from 1.</summary>
    public required int Line { get; init; }
    /// <summary>Its last line, from 1.</summary>
    public required int EndLine { get; set; }
    /// <summary>The condition of the preprocessor arm that the configuration turns off.</summary>
    public string? Off { get; set; }
    /// <summary>Result, name and parameters, without attributes.</summary>
    public string Signature { get; init; } = "";
    /// <summary>Attributes and storage classes: <c>static __always_inline</c>.</summary>
    public string Attributes { get; init; } = "";
    /// <summary>All its tokens, preprocessor lines too, with one space between them.</summary>
    public string Text { get; set; } = "";
    /// <summary>Where its first and its last token begin in the file, in characters.</summary>
    internal (int From, int To) Span { get; init; }
    /// <summary>The line of the brace that opens its body; its own if there is none.</summary>
    public int BodyLine { get; init; }
    /// <summary>What the folding rules need to know about the names in it.</summary>
    public Scope Scope { get; init; } = new();
    /// <summary>In the order of the text.</summary>
    public List<Statement> Statements { get; init; } = [];
    /// <summary>How the statements of a body of C nest.</summary>
    public List<C.CSyntax> Shape { get; } = [];
}

/// <summary>A file as read: its items, and what could not be read.</summary>
public sealed class Unit
{
    /// <summary>The path inside the tree, such as <c>kernel/time/timer.c</c>.</summary>
    public required string Path { get; init; }
    /// <summary>In the order of the text.</summary>
    public List<Item> Items { get; } = [];
    /// <summary>What the reader met and could not read: <c>path:line: what</c>.</summary>
    public List<string> Notes { get; } = [];
    /// <summary>The lines of the file, for side-by-side listings.</summary>
    public string[] Lines { get; init; } = [];
    /// <summary>All tokens of the file, preprocessor lines too.</summary>
    public string Text { get; set; } = "";
}
