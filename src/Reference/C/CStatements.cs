// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>
/// Reads the body of a function into statements, in order. It takes any tokens: what is not
/// a statement of C becomes an expression statement with all its tokens.
/// </summary>
internal sealed partial class CStatements
{
    private const int MaxDepth = 60;

    private readonly List<CToken> _tokens;
    private readonly Action<int, string> _note;
    private readonly List<Statement> _out;
    private readonly Scope _scope;
    private readonly string? _off;
    private List<CSyntax> _into;
    private int _depth;

    private CStatements(
        List<CToken> tokens, Scope scope, string? off, List<Statement> sink, Action<int,
            string> note, List<CSyntax> shape)
    {
        _into = shape;
        _tokens = tokens;
        _scope = scope;
        _off = off;
        _out = sink;
        _note = note;
    }

    /// <summary>
    /// Adds the statements from <paramref name="from"/> to before <paramref name="to"/>.
    /// </summary>
    public static void Read(
        List<CToken> tokens, int from, int to, Scope scope, string? off, List<Statement> sink,
        Action<int, string> note, List<CSyntax>? shape = null)
    {
        var reader = new CStatements(tokens, scope, off, sink, note, shape ?? []);
        reader.Block(from, to, "");
    }

    /// <summary>The tokens with one space between them.</summary>
    public static string Join(List<CToken> tokens, int from, int to)
    {
        var text = new System.Text.StringBuilder();
        for (var i = from; i < to; i++)
        {
            if (i > from)
                text.Append(' ');
            text.Append(tokens[i].Text);
        }
        return text.ToString();
    }

    private CSyntax Emit(int from, int to, string place, Node tree)
    {
        if (from >= to)
            return new();
        _out.Add(new(_tokens[from].Line, _tokens[to - 1].EndLine, place,
            Join(_tokens, from, to), tree, _off));
        return Add(_out[^1]);
    }

    private CSyntax Add(Statement statement)
    {
        var node = new CSyntax { Statement = statement };
        _into.Add(node);
        return node;
    }

    /// <summary>Reads one statement that belongs to another.</summary>
    private int Nested(List<CSyntax> into, int at, int to, string place)
    {
        var outer = _into;
        _into = into;
        var next = One(at, to, place);
        _into = outer;
        return next;
    }

    private void Block(int from, int to, string place)
    {
        if (++_depth > MaxDepth)
        {
            _note(_tokens[from].Line, "statements are nested too deeply to be read");
            Emit(from, to, place, new("tokens", Join(_tokens, from, to)));
        }
        else
        {
            while (from < to)
                from = One(from, to, place);
        }
        _depth--;
    }

    private bool Is(int at, int to, string text) => at < to && _tokens[at].Is(text);

    private int Close(int open, int to)
    {
        var close = CTypes.Match(_tokens, open, to);
        return close < 0 ? to - 1 : close;
    }

    /// <summary>Reads one statement and returns where the next one begins.</summary>
    private int One(int at, int to, string place)
    {
        if (at >= to)
            return to;
        if (++_depth > MaxDepth)
        {
            _depth--;
            _note(_tokens[at].Line, "statements are nested too deeply to be read");
            Emit(at, to, place, new("tokens", Join(_tokens, at, to)));
            return to;
        }
        var next = OneInner(at, to, place);
        _depth--;
        return Math.Max(next, at + 1);
    }

    private int OneInner(int at, int to, string place)
    {
        var token = _tokens[at];
        if (token.Is(";") || token.Is("}"))
            return at + 1;
        if (token.Is("{"))
        {
            var close = Close(at, to);
            var block = new CSyntax();
            var outer = _into;
            _into.Add(block);
            _into = block.Body;
            Block(at + 1, close, place);
            _into = outer;
            return close + 1;
        }
        if (token.Kind == CTokenKind.Word)
        {
            switch (token.Text)
            {
                case "if":
                    return If(at, to, place);
                case "while" or "switch":
                    return Headed(at, to, place, token.Text);
                case "for":
                    return For(at, to, place);
                case "do":
                    return Do(at, to, place);
                case "case":
                    return Case(at, to, place);
                case "else":
                    _note(token.Line, "an else without an if");
                    return One(at + 1, to, place + "e");
                case "return" or "goto" or "break" or "continue" or "fallthrough" or "default":
                    return Jump(at, to, place);
            }
            if (Is(at + 1, to, ":") && !Is(at + 2, to, ":"))
            {
                Emit(at, at + 2, place, new("label", token.Text));
                return at + 2;
            }
            if (Is(at + 1, to, "(") && MacroHead(at, to, place) is { } next)
                return next;
        }
        return Simple(at, to, place);
    }

    private int Jump(int at, int to, string place)
    {
        var word = _tokens[at].Text;
        if (word == "default" && Is(at + 1, to, ":"))
        {
            Emit(at, at + 2, place, new("case", "default"));
            return at + 2;
        }
        var end = Find(at, to, ";");
        var tree = word switch
        {
            "return" => new Node("return", "", CInitialisers.Parse(_tokens, at + 1, end)),
            "goto" when end == at + 2 => new("goto", _tokens[at + 1].Text),
            "goto" => new("goto", "", CExpressions.Parse(_tokens, at + 1, end)),
            _ when end == at + 1 => new(word, ""),
            _ => new("expression", "", CExpressions.Parse(_tokens, at, end)),
        };
        if (word == "return" && end == at + 1)
            tree = new("return", "", Node.None);
        Emit(at, end, place, tree);
        return end + 1;
    }

    private int Simple(int at, int to, string place)
    {
        var end = Find(at, to, ";");
        if (CDeclarations.Begins(_tokens, at, end))
        {
            foreach (var local in CDeclarations.Locals(_tokens, at, end, _scope))
            {
                _out.Add(new(_tokens[local.From].Line, _tokens[local.To - 1].EndLine,
                    place, local.Exact, local.Tree, _off));
                Add(_out[^1]);
                // What runs at the end of the scope is a statement of its own.
                if (CDeclarations.Cleanup(_tokens, local.From, local.To) is { } cleanup)
                {
                    _out.Add(_out[^1] with
                    {
                        Exact = $"__free ( {cleanup} )",
                        Tree = new("cleanup", cleanup, Node.Id(local.Name)),
                    });
                    Add(_out[^1]);
                }
            }
            return end + 1;
        }
        Emit(at, end, place, new("expression", "", CExpressions.Parse(_tokens, at, end)));
        return end + 1;
    }

    /// <summary>The index of a mark outside brackets, or <paramref name="to"/>.</summary>
    private int Find(int from, int to, string mark)
    {
        var depth = 0;
        for (var i = from; i < to; i++)
        {
            if (_tokens[i].Kind != CTokenKind.Mark)
                continue;
            var text = _tokens[i].Text;
            if (depth == 0 && text == mark)
                return i;
            if (text is "(" or "[" or "{")
                depth++;
            else if (text is ")" or "]" or "}" && --depth < 0)
                return i;
        }
        return to;
    }
}
