// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

// Variables with static storage.
public sealed partial class CReader
{
    private void Declaration(
        List<CToken> tokens, int from, int to, string? off, List<(Item, int, int)> bodies)
    {
        var open = from;
        while (open < to && tokens[open].Text is not ("{" or "=" or "("))
            open++;
        if (open < to && tokens[open].Is("{") && TagBefore(tokens, from, open) is { } tag)
        {
            AddType(tokens, from, tag, open, to, off, bodies);
            return;
        }
        if (tokens[from].Is("typedef") || to - from < 2)
        {
            Loose(tokens, from, to, off, bodies);
            return;
        }
        if (MacroVariable(tokens, from, to) is { } variable)
        {
            var equals = CDeclarations.Next(tokens, from, to, "=");
            bodies.Add((AddGlobal(tokens, variable.Name, variable.At, from, to, off, variable.Kind,
                value: equals < to ? CInitialisers.Parse(tokens, equals + 1, to) : null),
                from, to));
            return;
        }
        List<Declarator> found = tokens[from].Is("extern") || tokens[from + 1].Is("(") ||
            !CDeclarations.Begins(tokens, from, to) ? [] : CDeclarations.Split(tokens, from, to);
        if (found.Count == 0 || found.Exists(o => o.Name.Length == 0 || IsPrototype(tokens, o)))
        {
            Loose(tokens, from, to, off, bodies);
            return;
        }
        foreach (var one in found)
        {
            var global = AddGlobal(tokens, one.Name, one.From, one.From, one.To, off, "static",
                one.Exact, one.Tree.Kind == "static" ? one.Tree.Kids[0] : one.Tree.Kids[1]);
            if (found.Count > 1)
                global.Text = one.Exact;
            bodies.Add((global, one.From, one.To));
        }
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
    private static (string Name, int At, string Kind)? MacroVariable(
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

    private Item AddGlobal(
        List<CToken> tokens, string name, int at, int from, int to, string? off, string kind,
        string? exact = null, Node? value = null)
    {
        var item = new Item
        {
            Kind = ItemKind.Global,
            Name = name,
            Line = tokens[at].Line,
            EndLine = tokens[to - 1].EndLine,
            Off = off,
            Span = (tokens[from].At, tokens[to - 1].At),
        };
        item.Statements.Add(new(item.Line, item.EndLine, "",
            exact ?? CStatements.Join(tokens, from, to), new(kind, name, value ?? Node.None), off));
        _unit.Items.Add(item);
        return item;
    }
}
