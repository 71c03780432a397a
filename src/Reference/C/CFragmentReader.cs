// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.C;

/// <summary>
/// Reads the items of a fragment, and each arm inside of it that is off as part of the item around
/// it, or by itself.
/// </summary>
internal sealed class CFragmentReader
{
    private readonly CSource _source;
    private readonly List<CToken> _tokens;
    private readonly List<Item> _items;
    private readonly List<(Item Item, int From, int To)> _bodies = [];

    private CFragmentReader(CSource source, List<Item> items)
    {
        _source = source;
        _tokens = source.Tokens;
        _items = items;
    }

    /// <summary>Adds the items of a fragment and of those in it.</summary>
    public static void Read(Fragment fragment, List<Item> items, Action<int, string> note)
    {
        var reader = new CFragmentReader(new(fragment.Tokens, fragment.Off, note), items);
        reader.TopLevel();
        foreach (var other in fragment.Others)
        {
            // An arm that is off inside a body belongs to that body.
            var at = reader._bodies.FindIndex(b => b.From < other.At && other.At <= b.To);
            if (at < 0)
                Read(other, items, note);
            else
                Inside(reader._bodies[at].Item, other, note);
        }
    }

    private static void Inside(Item item, Fragment fragment, Action<int, string> note)
    {
        var source = new CSource(fragment.Tokens, fragment.Off, note);
        var count = fragment.Tokens.Count;
        var found = new List<Statement>();
        if (item.Kind is ItemKind.Function or ItemKind.Macro)
            CStatements.Read(source.Tokens, 0, count, item.Scope, source.Off, found, source.Note);
        else if (count > 0 && item.Kind is ItemKind.Struct or ItemKind.Enum)
            CStructs.Fields(source, 0, count, item.Kind, found);
        else if (count > 0)
            found.Add(source.Statement(0, count, new("tokens", source.Join(0, count))));
        if (found.Count > 0)
        {
            var before = item.Statements.FindIndex(s => s.Line > found[0].Line);
            item.Statements.InsertRange(before < 0 ? item.Statements.Count : before, found);
        }
        foreach (var other in fragment.Others)
            Inside(item, other, note);
    }

    private void Add(Item item, int from, int to)
    {
        _items.Add(item);
        _bodies.Add((item, from, to));
    }

    private void TopLevel()
    {
        for (var at = 0; at < _tokens.Count;)
        {
            if (_tokens[at].Is(";"))
            {
                at++;
                continue;
            }
            if (_tokens[at].Is("}"))
            {
                _source.Note(_tokens[at].Line, "a } that closes nothing");
                at++;
                continue;
            }
            at = Chunk(at);
        }
    }

    /// <summary>Reads one declaration and returns where the next one begins.</summary>
    private int Chunk(int from)
    {
        var depth = 0;
        var equals = false;
        for (var at = from; at < _tokens.Count; at++)
        {
            var token = _tokens[at];
            if (depth == 0 && at > from && CFunctions.BareMacroEnds(_tokens, from, at))
            {
                Loose(from, at);
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
                    Declaration(from, at);
                    return at + 1;
                case "{":
                    var close = _source.Match(at, _tokens.Count);
                    if (close < 0)
                    {
                        _source.Note(token.Line, "a { is not closed");
                        close = _tokens.Count;
                    }
                    if (!equals && depth == 0 && CFunctions.Name(_tokens, from, at) is { } name)
                    {
                        Add(CFunctions.Read(_source, from, name, at, close), at, close);
                        return close + 1;
                    }
                    if (IsLinkage(from, at))
                    {
                        var inside = _tokens.GetRange(at + 1, Math.Max(close - at - 1, 0));
                        new CFragmentReader(_source with { Tokens = inside }, _items).TopLevel();
                        return close + 1;
                    }
                    at = close;
                    break;
            }
        }
        if (!_tokens[^1].Is(")") || _tokens[from].Kind != CTokenKind.Word)
            _source.Note(_tokens[from].Line, "the text ends inside a declaration");
        Declaration(from, _tokens.Count);
        return _tokens.Count;
    }

    private bool IsLinkage(int from, int at) =>
        at == from + 2 && _tokens[from].Is("extern") && _tokens[from + 1].Kind == CTokenKind.Text;

    private void Declaration(int from, int to)
    {
        var open = from;
        while (open < to && _tokens[open].Text is not ("{" or "=" or "("))
            open++;
        if (open < to && _tokens[open].Is("{") && CStructs.Tag(_tokens, from, open) is { } tag)
        {
            var close = _source.Match(open, to);
            if (close < 0)
                close = to;
            var (type, variable) = CStructs.Read(_source, from, tag, open, close, to);
            Add(type, open, close);
            if (variable is not null)
                _items.Add(variable);
            return;
        }
        var variables = _tokens[from].Is("typedef") || to - from < 2
            ? [] : CVariables.Read(_source, from, to);
        foreach (var (item, first, end) in variables)
            Add(item, first, end);
        if (variables.Count == 0)
            Loose(from, to);
    }

    private void Loose(int from, int to)
    {
        if (from < to)
            Add(CLooseText.Read(_source, from, to), from, to);
    }
}
