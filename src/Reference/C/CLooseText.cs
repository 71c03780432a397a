// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.C;

/// <summary>
/// Reads what stands outside of functions, types, variables and macros. The port has nothing of
/// most of it, but an edit to it must not go unseen, so each token of a file is in some item.
/// </summary>
internal static class CLooseText
{
    /// <summary>The tokens as an item of the kind that their first words say.</summary>
    public static Item Read(CSource source, int from, int to)
    {
        var tokens = source.Tokens;
        var (kind, name, at) = Name(tokens, from, to);
        var item = new Item
        {
            Kind = kind,
            Name = name,
            Line = tokens[at].Line,
            EndLine = tokens[to - 1].EndLine,
            Off = source.Off,
            Span = source.Span(from, to - 1),
        };
        if (kind == ItemKind.Tracepoint)
            CTracepoints.Read(source, at + 1, to, item);
        return item;
    }

    private static (ItemKind Kind, string Name, int At) Name(
        List<CToken> tokens, int from, int to)
    {
        var first = tokens[from].Text;
        if (first == "typedef")
            return (ItemKind.Typedef, TypedefName(tokens, from, to), from);
        if (from + 2 < to && tokens[from].Kind == CTokenKind.Word && tokens[from + 1].Is("("))
        {
            var close = CTypes.Match(tokens, from + 1, to);
            var comma = CDeclarations.Next(tokens, from + 2, Math.Max(close, from + 2), ",");
            var one = tokens[from + 2].Text;
            var two = comma + 1 < close ? tokens[comma + 1].Text : one;
            if (close == to - 1)
                return MacroCall(first, one, two) is var (kind, name)
                    ? (kind, name, from)
                    : (ItemKind.Other, Plain(first), from);
        }
        if (first is "extern" or "static" or "struct" or "union" or "enum" ||
            CTypes.Begins(first) || tokens[to - 1].Is(")"))
        {
            var named = CFunctions.Name(tokens, from, to) ?? LastWord(tokens, from, to);
            return (ItemKind.Declaration, Plain(tokens[named].Text), named);
        }
        return (ItemKind.Other, Plain(first), from);
    }

    private static (ItemKind Kind, string Name)? MacroCall(string macro, string one, string two) =>
        macro switch
        {
            "__setup" or "early_param" or "__setup_param" => (ItemKind.BootParameter, Plain(two)),
            "core_param" or "module_param" or "module_param_named" or "core_param_cb" =>
                (ItemKind.BootParameter, Plain(one)),
            "module_init" or "module_exit" => (ItemKind.Initcall, Plain(one)),
            "DEFINE_EVENT" or "DEFINE_EVENT_PRINT" or "DEFINE_EVENT_CONDITION" =>
                (ItemKind.Tracepoint, Plain(two)),
            "TRACE_EVENT" or "TRACE_EVENT_CONDITION" or "TRACE_EVENT_FN" or
                "DECLARE_EVENT_CLASS" or "DECLARE_TRACE" or "TRACE_EVENT_SYSCALL" =>
                (ItemKind.Tracepoint, Plain(one)),
            _ when macro.Contains("initcall", StringComparison.Ordinal) =>
                (ItemKind.Initcall, Plain(one)),
            _ when macro.StartsWith("EXPORT_", StringComparison.Ordinal) =>
                (ItemKind.Export, Plain(one)),
            _ => null,
        };

    private static string TypedefName(List<CToken> tokens, int from, int to)
    {
        for (var i = from; i + 2 < to; i++)
        {
            if (tokens[i].Is("(") && tokens[i + 1].Is("*"))
                return Plain(tokens[i + 2].Text);
        }
        return Plain(tokens[LastWord(tokens, from, to)].Text);
    }

    private static int LastWord(List<CToken> tokens, int from, int to)
    {
        var end = CDeclarations.Next(tokens, from, to, "=");
        for (var i = end - 1; i > from; i--)
        {
            if (tokens[i].Kind == CTokenKind.Word && !CAttributes.Is(tokens[i].Text) &&
                !(i + 1 < end && tokens[i + 1].Is("]")))
                return i;
        }
        return from;
    }

    /// <summary>A name for pins and reports: a word, whatever the text was.</summary>
    public static string Plain(string text)
    {
        var word = new string([.. text.Where(c => char.IsAsciiLetterOrDigit(c) || c == '_')]);
        return word.Length == 0 ? "(text)" : word;
    }
}
