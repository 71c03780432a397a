// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

// Lists in braces.
internal sealed partial class CExpressions
{
    /// <summary>An initialiser: an expression or a list in braces.</summary>
    public static Node ParseInitialiser(List<CToken> tokens, int from, int to)
    {
        if (from >= to || to - from > MaxTokens)
            return Opaque(tokens, from, to);
        try
        {
            var reader = new CExpressions(tokens, from, to);
            var node = reader.Initialiser();
            return reader._at == to ? node : Opaque(tokens, from, to);
        }
        catch (Unreadable)
        {
            return Opaque(tokens, from, to);
        }
    }

    private Node Initialiser()
    {
        if (++_depth > MaxDepth)
            throw new Unreadable();
        Node node;
        if (!Is("{"))
            node = Assignment();
        else
        {
            var close = Close();
            _at++;
            var parts = new List<Node>();
            while (_at < close)
            {
                parts.Add(Designated());
                if (_at < close)
                    Need(",");
            }
            Need("}");
            node = new("init", "", [.. parts]);
        }
        _depth--;
        return node;
    }

    private Node Designated()
    {
        if (Is(".") && Peek(1).Kind == CTokenKind.Word)
        {
            _at++;
            var name = _tokens[_at++].Text;
            while (Is(".") && Peek(1).Kind == CTokenKind.Word)
            {
                name += "." + _tokens[_at + 1].Text;
                _at += 2;
            }
            Need("=");
            return new("set", name, Initialiser());
        }
        if (Take("["))
        {
            var index = Comma();
            if (Take("..."))
                index = new("range", "", index, Comma());
            Need("]");
            Need("=");
            return new("at", "", index, Initialiser());
        }
        return Initialiser();
    }
}
