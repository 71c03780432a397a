// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>Reads variables with static storage.</summary>
internal static class CVariables
{
    /// <summary>
    /// The variables that the tokens declare, each with the tokens that are its own; none if they
    /// declare something else.
    /// </summary>
    public static List<(Item Item, int From, int To)> Read(CSource source, int from, int to)
    {
        var tokens = source.Tokens;
        if (OfMacro(tokens, from, to) is { } variable)
        {
            var equals = source.Next(from, to, "=");
            return [(Item(source, variable.Name, variable.At, from, to, variable.Kind,
                value: equals < to ? CInitialisers.Parse(tokens, equals + 1, to) : null),
                from, to)];
        }
        List<Declarator> found = tokens[from].Is("extern") || tokens[from + 1].Is("(") ||
            !CDeclarations.Begins(tokens, from, to) ? [] : CDeclarations.Split(tokens, from, to);
        if (found.Exists(o => o.Name.Length == 0 || IsPrototype(tokens, o)))
            return [];
        var items = new List<(Item, int, int)>();
        foreach (var one in found)
        {
            var item = Item(source, one.Name, one.From, one.From, one.To, "static", one.Exact,
                one.Tree.Kind == "static" ? one.Tree.Kids[0] : one.Tree.Kids[1]);
            if (found.Count > 1)
                item.Text = one.Exact;
            items.Add((item, one.From, one.To));
        }
        return items;
    }

    /// <summary>A variable whose name is the token at <paramref name="at"/>.</summary>
    public static Item Item(
        CSource source, string name, int at, int from, int to, string kind,
        string? exact = null, Node? value = null)
    {
        var item = new Item
        {
            Kind = ItemKind.Global,
            Name = name,
            Line = source.Line(at),
            EndLine = source.Tokens[to - 1].EndLine,
            Off = source.Off,
            Span = source.Span(from, to - 1),
        };
        item.Statements.Add(new(item.Line, item.EndLine, "", exact ?? source.Join(from, to),
            new(kind, name, value ?? Node.None), source.Off));
        return item;
    }

    private static bool IsPrototype(List<CToken> tokens, Declarator one)
    {
        var equals = CDeclarations.Next(tokens, one.From, one.To, "=");
        for (var i = one.From; i + 1 < equals; i++)
        {
            if (tokens[i].Is(one.Name) && tokens[i + 1].Is("("))
                return true;
        }
        return false;
    }

    /// <summary>
    /// A variable that a macro defines: DEFINE_PER_CPU(type, name), LIST_HEAD(name).
    /// </summary>
    private static (string Name, int At, string Kind)? OfMacro(
        List<CToken> tokens, int from, int to)
    {
        var at = from;
        while (at < to && (tokens[at].Is("static") || tokens[at].Is("__visible") ||
                           tokens[at].Text.StartsWith("__", StringComparison.Ordinal)))
            at++;
        if (at + 2 >= to || tokens[at].Kind != CTokenKind.Word || !tokens[at + 1].Is("("))
            return null;
        var macro = tokens[at].Text;
        var close = CTypes.Match(tokens, at + 1, to);
        // A tracepoint is no variable.
        if (close < 0 || macro.StartsWith("DEFINE_EVENT", StringComparison.Ordinal) ||
            !(macro.StartsWith("DEFINE_", StringComparison.Ordinal) ||
            macro.StartsWith("DECLARE_WORK", StringComparison.Ordinal) ||
            macro is "LIST_HEAD" or "HLIST_HEAD" or "DECLARE_BITMAP" or "DECLARE_WAIT_QUEUE_HEAD" or
                "DECLARE_RWSEM" or "DECLARE_COMPLETION" or "DECLARE_DELAYED_WORK"))
            return null;
        var perCpu = macro.StartsWith("DEFINE_PER_CPU", StringComparison.Ordinal);
        var second = perCpu || macro is "DEFINE_STATIC_KEY_MAYBE";
        var name = second ? CDeclarations.Next(tokens, at + 2, close, ",") + 1 : at + 2;
        return name < close && tokens[name].Kind == CTokenKind.Word
            ? (tokens[name].Text, name, perCpu ? "percpu" : "static")
            : null;
    }
}
