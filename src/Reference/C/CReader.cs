// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>
/// Reads a file of kernel C into its functions, structs, enums, constants and variables.
/// It is exact on kernel style, takes any text without failing, and names in
/// <see cref="Unit.Notes"/> what it could not read.
/// </summary>
public sealed partial class CReader
{
    private readonly Unit _unit;

    private CReader(Unit unit) => _unit = unit;

    /// <summary>
    /// Reads the text of the file at <paramref name="path"/>, a path inside a tree.
    /// </summary>
    public static Unit Read(string path, string text, KernelConfig config)
    {
        var unit = new Unit { Path = path, Lines = text.Split('\n') };
        var reader = new CReader(unit);
        var tokens = CLexer.Read(text, reader.Note);
        var arms = new Arms(tokens, config, reader.Note);
        reader.Fragment(arms.Root);
        reader._quiet = false;
        foreach (var define in arms.Defines)
            reader.AddDefine(define);
        var functions = unit.Items.Where(i => i.Kind == ItemKind.Function).Select(i =>
            i.Name).ToHashSet();
        foreach (var item in unit.Items)
            item.Scope.Methods = functions;
        AddTexts(unit, tokens);
        foreach (var statement in unit.Items.SelectMany(i => i.Statements))
        {
            if (statement.Off is null && statement.Tree.Holds("tokens"))
                reader.Note(statement.Line, "a statement is kept as its tokens");
        }
        Announced(unit);
        // A macro stands between the functions it was written between.
        var sorted = unit.Items.OrderBy(i => i.Line).ThenBy(i => i.Kind)
            .ThenBy(i => i.Name, StringComparer.Ordinal).ToList();
        unit.Items.Clear();
        unit.Items.AddRange(sorted);
        return unit;
    }

    // "static struct x y;" ahead of "static struct x y = { ... };" only announces it.
    private static void Announced(Unit unit)
    {
        for (var at = 0; at < unit.Items.Count; at++)
        {
            var one = unit.Items[at];
            if (one.Kind != ItemKind.Global || one.Statements[0].Tree.Kids[0] != Node.None ||
                !unit.Items.Exists(o =>
                    o != one && o.Kind == ItemKind.Global && o.Name == one.Name &&
                    o.Off == one.Off &&
                    (o.Line > one.Line || o.Statements[0].Tree.Kids[0] != Node.None)))
                continue;
            unit.Items[at] = new()
            {
                Kind = ItemKind.Declaration,
                Name = one.Name,
                Line = one.Line,
                EndLine = one.EndLine,
                Off = one.Off,
                Text = one.Text,
            };
        }
    }

    private bool _quiet;

    private void Note(int line, string what)
    {
        // An arm that is off may be half a statement; that is no news.
        if (!_quiet && _unit.Notes.Count < 1000)
            _unit.Notes.Add($"{_unit.Path}:{line}: {what}");
    }

    private void Fragment(Fragment fragment)
    {
        _quiet = fragment.Off is not null;
        var bodies = TopLevel(fragment.Tokens, fragment.Off);
        foreach (var other in fragment.Others)
        {
            // An arm that is off inside a body belongs to that body.
            var at = bodies.FindIndex(b => b.From < other.At && other.At <= b.To);
            if (at < 0)
                Fragment(other);
            else
                Inside(bodies[at].Item, other);
        }
    }

    private void Inside(Item item, Fragment fragment)
    {
        _quiet = true;
        var found = new List<Statement>();
        if (item.Kind is ItemKind.Function or ItemKind.Macro)
        {
            CStatements.Read(fragment.Tokens, 0, fragment.Tokens.Count, item.Scope, fragment.Off,
                found, Note);
        }
        else if (fragment.Tokens.Count > 0 && item.Kind is ItemKind.Struct or ItemKind.Enum)
            Fields(fragment.Tokens, 0, fragment.Tokens.Count, "", item.Kind, found, fragment.Off);
        else if (fragment.Tokens.Count > 0)
        {
            var text = CStatements.Join(fragment.Tokens, 0, fragment.Tokens.Count);
            found.Add(new(fragment.Tokens[0].Line, fragment.Tokens[^1].EndLine, "", text,
                new("tokens", text), fragment.Off));
        }
        if (found.Count > 0)
        {
            var before = item.Statements.FindIndex(s => s.Line > found[0].Line);
            item.Statements.InsertRange(before < 0 ? item.Statements.Count : before, found);
        }
        foreach (var other in fragment.Others)
            Inside(item, other);
    }

    private List<(Item Item, int From, int To)> TopLevel(List<CToken> tokens, string? off)
    {
        var bodies = new List<(Item, int, int)>();
        for (var at = 0; at < tokens.Count;)
        {
            if (tokens[at].Is(";"))
            {
                at++;
                continue;
            }
            if (tokens[at].Is("}"))
            {
                Note(tokens[at].Line, "a } that closes nothing");
                at++;
                continue;
            }
            at = Chunk(tokens, at, off, bodies);
        }
        return bodies;
    }

    private int Chunk(List<CToken> tokens, int from, string? off, List<(Item, int, int)> bodies)
    {
        var depth = 0;
        var equals = false;
        for (var at = from; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (depth == 0 && at > from && BareMacroEnds(tokens, from, at))
            {
                Loose(tokens, from, at, off, bodies);
                return at;
            }
            if (token.Kind != CTokenKind.Mark)
                continue;
            switch (token.Text)
            {
                case "(" or "[":
                    depth++;
                    break;
                case ")" or "]":
                    depth--;
                    break;
                case "=" when depth == 0:
                    equals = true;
                    break;
                case ";" when depth <= 0:
                    Declaration(tokens, from, at, off, bodies);
                    return at + 1;
                case "{":
                    var close = CTypes.Match(tokens, at, tokens.Count);
                    if (close < 0)
                    {
                        Note(token.Line, "a { is not closed");
                        close = tokens.Count;
                    }
                    if (!equals && depth == 0 && FunctionName(tokens, from, at) is { } name)
                    {
                        bodies.Add((Function(tokens, from, name, at, close, off), at, close));
                        return close + 1;
                    }
                    if (Linkage(tokens, from, at))
                    {
                        TopLevel(tokens.GetRange(at + 1, Math.Max(close - at - 1, 0)), off);
                        return close + 1;
                    }
                    at = close;
                    break;
            }
        }
        if (!tokens[^1].Is(")") || tokens[from].Kind != CTokenKind.Word)
            Note(tokens[from].Line, "the text ends inside a declaration");
        Declaration(tokens, from, tokens.Count, off, bodies);
        return tokens.Count;
    }

    private static bool Linkage(List<CToken> tokens, int from, int at) =>
        at == from + 2 && tokens[from].Is("extern") && tokens[from + 1].Kind == CTokenKind.Text;
}
