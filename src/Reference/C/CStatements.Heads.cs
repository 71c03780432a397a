// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

// Statements that hold others.
internal sealed partial class CStatements
{
    private int If(int at, int to, string place)
    {
        if (!Is(at + 1, to, "("))
            return Simple(at, to, place);
        var close = Close(at + 1, to);
        var head = Emit(at, close + 1, place,
            new("if", "", CExpressions.Parse(_tokens, at + 2, close)));
        var next = Nested(head.Body, close + 1, to, place + "i");
        return Is(next, to, "else") ? Nested(head.Else, next + 1, to, place + "e") : next;
    }

    private int Headed(int at, int to, string place, string kind)
    {
        if (!Is(at + 1, to, "("))
            return Simple(at, to, place);
        var close = Close(at + 1, to);
        var head = Emit(at, close + 1, place,
            new(kind, "", CExpressions.Parse(_tokens, at + 2, close)));
        return Nested(head.Body, close + 1, to, place + (kind == "while" ? "l" : "s"));
    }

    private int For(int at, int to, string place)
    {
        if (!Is(at + 1, to, "("))
            return Simple(at, to, place);
        var close = Close(at + 1, to);
        var first = Find(at + 2, close, ";");
        var second = Find(Math.Min(first + 1, close), close, ";");
        Node start = CDeclarations.Begins(_tokens, at + 2, first)
            ? new("decls", "",
                [.. CDeclarations.Locals(_tokens, at + 2, first, _scope).Select(d => d.Tree)])
            : CExpressions.Parse(_tokens, at + 2, first);
        var head = Emit(at, close + 1, place, new("for", "", start,
            CExpressions.Parse(_tokens, Math.Min(first + 1, close), second),
            CExpressions.Parse(_tokens, Math.Min(second + 1, close), close)));
        return Nested(head.Body, close + 1, to, place + "l");
    }

    private int Do(int at, int to, string place)
    {
        var body = new List<CSyntax>();
        var next = Nested(body, at + 1, to, place + "l");
        if (!Is(next, to, "while") || !Is(next + 1, to, "("))
        {
            _into.AddRange(body);
            return next;
        }
        var close = Close(next + 1, to);
        Emit(next, close + 1, place, new("do", "", CExpressions.Parse(_tokens, next + 2, close)))
            .Body.AddRange(body);
        return Is(close + 1, to, ";") ? close + 2 : close + 1;
    }

    private int Case(int at, int to, string place)
    {
        var choices = 0;
        var end = at + 1;
        for (var depth = 0; end < to; end++)
        {
            var text = _tokens[end].Kind == CTokenKind.Mark ? _tokens[end].Text : "";
            if (text is "(" or "[" or "{")
                depth++;
            else if (text is ")" or "]" or "}")
                depth--;
            else if (text == "?")
                choices++;
            else if (text == ":" && depth == 0 && choices-- == 0)
                break;
        }
        var dots = Find(at + 1, end, "...");
        var value = dots < end
            ? new Node("range", "", CExpressions.Parse(_tokens, at + 1, dots),
                CExpressions.Parse(_tokens, dots + 1, end))
            : CExpressions.Parse(_tokens, at + 1, end);
        Emit(at, Math.Min(end + 1, to), place, new("case", "", value));
        return end + 1;
    }

    /// <summary>
    /// A loop or scope that a macro opens: <c>for_each_cpu(cpu, mask) statement</c>.
    /// </summary>
    private int? MacroHead(int at, int to, string place)
    {
        var close = CTypes.Match(_tokens, at + 1, to);
        if (close < 0 || close + 1 >= to)
            return null;
        var name = _tokens[at].Text;
        var loop = name.Contains("for_each", StringComparison.Ordinal);
        var next = _tokens[close + 1];
        var scope = name.StartsWith("scoped_", StringComparison.Ordinal) || next.Is("{");
        if (!loop && !scope)
            return null;
        if (next.Is(";") && !loop)
            return null;
        var call = CExpressions.Parse(_tokens, at, close + 1);
        var head = Emit(at, close + 1, place, new(loop ? "each" : "scope", "", call));
        return Nested(head.Body, close + 1, to, loop ? place + "l" : place);
    }
}
