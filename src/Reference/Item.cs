using Linux.Reference.Canonical;

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
}

/// <summary>
/// One statement as docs/porting.md defines it.
/// <see cref="Place"/> has one letter per enclosing construct: i and e for the arms of an if,
/// l for a loop, s for a switch.
/// </summary>
public sealed record Statement(
    int Line, int EndLine, string Place, string Exact, Node Tree, string? Off = null)
{
    /// <summary>A reason in the port's own words that stands at this statement, if any.</summary>
    public string? Reason { get; init; }
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
    /// <summary>Everything before a function's body, spaces and comments folded.</summary>
    public string Signature { get; init; } = "";
    /// <summary>All tokens from its first to its last line, preprocessor lines too.</summary>
    public string Text { get; set; } = "";
    /// <summary>The line it begins on, where that is above its name's.</summary>
    public int FirstLine { get; init; }
    /// <summary>What the folding rules need to know about the names in it.</summary>
    public Scope Scope { get; init; } = new();
    /// <summary>In the order of the text.</summary>
    public List<Statement> Statements { get; init; } = [];
    /// <summary>How the statements of a body of C nest.</summary>
    public List<C.CSyntax> Shape { get; } = [];
    /// <summary>A reason in the port's own words that stands above the item, if any.</summary>
    public string? Reason { get; init; }
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
}
