// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.C;

/// <summary>Reads structs, unions and enums.</summary>
internal static class CStructs
{
    /// <summary>The index of the word that makes a declaration one of a type, or null.</summary>
    public static int? Tag(List<CToken> tokens, int from, int open)
    {
        for (var i = from; i < open; i++)
        {
            if (CTypes.IsTag(tokens[i].Text))
                return i;
        }
        return null;
    }

    /// <summary>The type, and the variable that is declared with it, if one is.</summary>
    public static (Item Type, Item? Variable) Read(
        CSource source, int from, int tag, int open, int close, int to)
    {
        var tokens = source.Tokens;
        var kind = tokens[tag].Is("enum") ? ItemKind.Enum : ItemKind.Struct;
        var variable = close + 1 < to && !tokens[from].Is("typedef") &&
            tokens[close + 1].Kind == CTokenKind.Word && !CAttributes.Is(tokens[close + 1].Text);
        var name = open - 1 > tag ? tokens[open - 1].Text
            : tokens[from].Is("typedef") && to > close + 1 ? tokens[to - 1].Text
            : variable ? $"(of {CLooseText.Plain(tokens[close + 1].Text)})" : "(no name)";
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
            EndLine = source.Line(close),
            Off = source.Off,
            Span = source.Span(from, variable || close >= to ? close : to - 1),
            Signature = rest,
            Attributes = attributes,
        };
        Fields(source, open + 1, close, kind, item.Statements);
        return (item, variable
            ? CVariables.Item(source, tokens[close + 1].Text, close + 1, close + 1, to, "static",
                $"{source.Join(from, open)} {source.Join(close + 1, to)}")
            : null);
    }

    /// <summary>Adds the fields of a struct or the members of an enum.</summary>
    public static void Fields(
        CSource source, int from, int to, ItemKind kind, List<Statement> sink, string place = "")
    {
        var separator = kind == ItemKind.Enum ? "," : ";";
        for (var at = from; at < to;)
        {
            var end = source.Next(at, to, separator);
            if (end > at && kind == ItemKind.Enum)
                Member(source, at, end, sink);
            else if (end > at)
                Field(source, at, end, place, sink);
            at = end + 1;
        }
    }

    private static void Member(CSource source, int at, int end, List<Statement> sink)
    {
        var equals = source.Next(at, end, "=");
        sink.Add(source.Statement(at, end, Members.Next(sink, source.Tokens[at].Text,
            CExpressions.Parse(source.Tokens, Math.Min(equals + 1, end), end))));
    }

    private static void Field(
        CSource source, int at, int end, string place, List<Statement> sink)
    {
        var tokens = source.Tokens;
        var open = at;
        while (open < end && !tokens[open].Is("{"))
            open++;
        if (open < end && place.Length < 20)
        {
            var close = source.Match(open, end);
            if (close > 0)
            {
                Fields(source, open + 1, close, ItemKind.Struct, sink, place + "s");
                at = close + 1;
                if (at < end && !tokens[at].Text.StartsWith("__", StringComparison.Ordinal))
                    sink.Add(source.Statement(at, end, new("field", tokens[at].Text), place));
                return;
            }
        }
        if (tokens[at].Kind == CTokenKind.Word && at + 2 < end && tokens[at + 1].Is("(") &&
            !tokens[at + 2].Is("*"))
        {
            sink.Add(source.Statement(at, end,
                new("field", tokens[at + 2].Text, CExpressions.Parse(tokens, at, end)), place));
            return;
        }
        foreach (var one in CDeclarations.Split(tokens, at, end))
            sink.Add(source.Statement(one.From, one.To,
                new("field", one.Tree.Text, one.Tree.Kids), place, one.Exact));
    }
}
