// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

// Structs, unions and enums.
public sealed partial class CReader
{
    private static int? TagBefore(List<CToken> tokens, int from, int open)
    {
        for (var i = from; i < open; i++)
        {
            if (CTypes.IsTag(tokens[i].Text))
                return i;
        }
        return null;
    }

    private void AddType(
        List<CToken> tokens, int from, int tag, int open, int to, string? off,
        List<(Item, int, int)> bodies)
    {
        var close = CTypes.Match(tokens, open, to);
        if (close < 0)
            close = to;
        var kind = tokens[tag].Is("enum") ? ItemKind.Enum : ItemKind.Struct;
        var variable = close + 1 < to && !tokens[from].Is("typedef") &&
            tokens[close + 1].Kind == CTokenKind.Word && !CAttributes.Is(tokens[close + 1].Text);
        var name = open - 1 > tag ? tokens[open - 1].Text
            : tokens[from].Is("typedef") && to > close + 1 ? tokens[to - 1].Text
            : variable ? $"(of {Plain(tokens[close + 1].Text)})" : "(no name)";
        List<CToken> around = [.. tokens[from..open], .. variable ? [] : tokens[
            Math.Min(close + 1, to)..to]];
        var (attributes, rest) = CAttributes.Split(around, 0, around.Count, open - 1 - from);
        var item = new Item
        {
            Kind = kind,
            Name = kind == ItemKind.Enum && open - 1 == tag && open + 1 < close
                ? $"enum {tokens[open + 1].Text}"
                : name,
            Line = tokens[tag].Line,
            EndLine = tokens[Math.Min(close, tokens.Count - 1)].Line,
            Off = off,
            Span = (tokens[from].At, tokens[variable || close >= to ? Math.Min(close,
                tokens.Count - 1) : to - 1].At),
            Signature = rest,
            Attributes = attributes,
        };
        Fields(tokens, open + 1, close, "", kind, item.Statements, off);
        _unit.Items.Add(item);
        bodies.Add((item, open, close));
        if (variable)
            AddGlobal(tokens, tokens[close + 1].Text, close + 1, close + 1, to, off, "static",
                $"{CStatements.Join(tokens, from, open)} " +
                CStatements.Join(tokens, close + 1, to));
    }

    private void Fields(
        List<CToken> tokens, int from, int to, string place, ItemKind kind, List<Statement> sink,
        string? off)
    {
        var separator = kind == ItemKind.Enum ? "," : ";";
        for (var at = from; at < to;)
        {
            var end = CDeclarations.Next(tokens, at, to, separator);
            if (end > at && kind == ItemKind.Enum)
                Member(tokens, at, end, sink, off);
            else if (end > at)
                Field(tokens, at, end, place, sink, off);
            at = end + 1;
        }
    }

    private static void Member(
        List<CToken> tokens, int at, int end, List<Statement> sink, string? off)
    {
        var equals = CDeclarations.Next(tokens, at, end, "=");
        sink.Add(new(tokens[at].Line, tokens[end - 1].EndLine, "",
            CStatements.Join(tokens, at, end),
            Members.Next(sink, tokens[at].Text,
                CExpressions.Parse(tokens, Math.Min(equals + 1, end), end)),
            off));
    }

    private void Field(
        List<CToken> tokens, int at, int end, string place, List<Statement> sink, string? off)
    {
        var open = at;
        while (open < end && !tokens[open].Is("{"))
            open++;
        if (open < end && place.Length < 20)
        {
            var close = CTypes.Match(tokens, open, end);
            if (close > 0)
            {
                Fields(tokens, open + 1, close, place + "s", ItemKind.Struct, sink, off);
                at = close + 1;
                if (at >= end || tokens[at].Text.StartsWith("__", StringComparison.Ordinal))
                    return;
                sink.Add(new(tokens[at].Line, tokens[end - 1].EndLine, place,
                    CStatements.Join(tokens, at, end), new("field", tokens[at].Text), off));
                return;
            }
        }
        if (tokens[at].Kind == CTokenKind.Word && at + 2 < end && tokens[at + 1].Is("(") &&
            !tokens[at + 2].Is("*"))
        {
            sink.Add(new(tokens[at].Line, tokens[end - 1].EndLine, place,
                CStatements.Join(tokens, at, end),
                new("field", tokens[at + 2].Text, CExpressions.Parse(tokens, at, end)), off));
            return;
        }
        foreach (var one in CDeclarations.Split(tokens, at, end))
        {
            sink.Add(new(tokens[one.From].Line, tokens[one.To - 1].EndLine, place, one.Exact,
                new("field", one.Tree.Text, one.Tree.Kids), off));
        }
    }
}
