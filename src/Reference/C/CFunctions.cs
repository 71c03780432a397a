// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>Reads functions: where the name is, and what stands around it.</summary>
internal static class CFunctions
{
    private static readonly HashSet<string> Annotations =
    [
        "__attribute__", "__printf", "__scanf", "__aligned", "__section", "__releases",
        "__acquires", "__must_hold", "__cond_acquires", "__alloc_size", "__free", "__printf_like",
        "__context_unsafe", "__no_context_analysis", "__must_not_hold", "__acquire_ret",
        "__releases_shared", "__acquires_shared", "__must_hold_shared", "__diagnose_as",
    ];

    /// <summary>
    /// Whether the tokens from <paramref name="from"/> to <paramref name="at"/> are a macro call
    /// that stands without a semicolon on lines of its own, such as <c>late_initcall(f)</c>.
    /// </summary>
    public static bool BareMacroEnds(List<CToken> tokens, int from, int at)
    {
        if (!tokens[at - 1].Is(")") || tokens[at].Line == tokens[at - 1].EndLine ||
            tokens[at].Kind != CTokenKind.Word || tokens[from].Kind != CTokenKind.Word ||
            !tokens[from + 1].Is("(") || Annotations.Contains(tokens[from].Text))
            return false;
        return CTypes.Match(tokens, from + 1, at) == at - 1 &&
            !tokens[at].Text.StartsWith("__", StringComparison.Ordinal);
    }

    /// <summary>
    /// The index of the name of the function whose body opens at <paramref name="at"/>.
    /// </summary>
    public static int? Name(List<CToken> tokens, int from, int at)
    {
        int? first = null;
        for (var i = from; i + 1 < at; i++)
        {
            if (tokens[i].Kind == CTokenKind.Mark && tokens[i].Text is "{" or "}")
                return null;
            if (!tokens[i + 1].Is("("))
                continue;
            var close = CTypes.Match(tokens, i + 1, at);
            if (close < 0)
                return null;
            if (tokens[i].Kind == CTokenKind.Word && !Annotations.Contains(tokens[i].Text) &&
                tokens[i].Text is not ("typeof" or "__typeof__"))
            {
                if (i > from && !(CAttributes.Is(tokens[i].Text) && NamedLater(tokens, close, at)))
                    return i;
                first ??= i;
            }
            i = close;
        }
        return first;
    }

    // "static __aligned_as(x) int f(void)": f is the name.
    private static bool NamedLater(List<CToken> tokens, int from, int at)
    {
        for (var i = from; i + 1 < at; i++)
        {
            if (!tokens[i + 1].Is("("))
                continue;
            if (tokens[i].Kind == CTokenKind.Word && !CAttributes.Is(tokens[i].Text))
                return true;
            var close = CTypes.Match(tokens, i + 1, at);
            i = close < 0 ? at : close;
        }
        return false;
    }

    /// <summary>The function whose body opens and closes at these braces.</summary>
    public static Item Read(CSource source, int from, int name, int open, int close)
    {
        var tokens = source.Tokens;
        var text = tokens[name].Text;
        var parametersEnd = source.Match(name + 1, open);
        // What such a macro defines is called by its argument.
        if (text.Contains("SYSCALL_DEFINE", StringComparison.Ordinal))
            text = $"{text}({source.Join(name + 2, source.Next(name + 2, parametersEnd, ","))})";
        var scope = new Scope { Function = text, Result = CTypes.Spell(tokens, from, name) };
        foreach (var (parameter, type) in Parameters(tokens, name + 2, parametersEnd))
            scope.Types[parameter] = type;
        var attributes = CAttributes.Split(tokens, from, open, name);
        var item = new Item
        {
            Kind = ItemKind.Function,
            Name = text,
            Line = tokens[name].Line,
            EndLine = source.Line(close),
            Off = source.Off,
            Span = source.Span(from, close),
            Signature = attributes.Remaining,
            Attributes = attributes.Found,
            Scope = scope,
        };
        CStatements.Read(tokens, open + 1, close, scope, source.Off, item.Statements,
            source.Note, item.Shape);
        return item;
    }

    private static IEnumerable<(string Name, string Type)> Parameters(
        List<CToken> tokens, int from, int to)
    {
        for (var at = from; at < to;)
        {
            var end = CDeclarations.Next(tokens, at, to, ",");
            if (end > at + 1 && CDeclarations.Split(tokens, at, end) is [var one, ..])
                yield return (one.Name, one.Type);
            at = end + 1;
        }
    }
}
