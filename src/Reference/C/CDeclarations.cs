// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>One declarator of a declaration, its specifiers included.</summary>
internal sealed record Declarator(
    string Name, string Type, int From, int To, string Exact, Node Tree, bool Static);

/// <summary>Reads declarations: locals, fields and variables of a file.</summary>
internal static class CDeclarations
{
    /// <summary>Whether the tokens look like a declaration rather than an expression.</summary>
    public static bool Begins(List<CToken> tokens, int from, int to)
    {
        if (to - from < 3 && (to - from < 2 || tokens[from + 1].Kind != CTokenKind.Word) ||
            tokens[from].Kind != CTokenKind.Word)
            return false;
        var word = tokens[from].Text;
        if (CTypes.Begins(word))
            return !tokens[from + 1].Is("(") || tokens[from + 2].Is("*") ||
                word is "typeof" or "__typeof__";
        var next = from + 1;
        while (next < to && (tokens[next].Is("*") || CTypes.IsQualifier(tokens[next].Text)))
            next++;
        if (next >= to || tokens[next].Kind != CTokenKind.Word)
            return false;
        // "a * b;" as a statement would do nothing, so it declares b.
        return next + 1 == to || tokens[next + 1].Text is "=" or "," or "[" or ";" ||
            tokens[next + 1].Text.StartsWith("__", StringComparison.Ordinal);
    }

    /// <summary>The declarators of a declaration that stands in a function.</summary>
    public static List<Declarator> Locals(List<CToken> tokens, int from, int to, Scope scope)
    {
        var found = Split(tokens, from, to, scope.Function);
        foreach (var local in found)
            scope.Types[local.Name] = local.Type;
        return found;
    }

    /// <summary>The declarators of any declaration, in order.</summary>
    public static List<Declarator> Split(List<CToken> tokens, int from, int to,
        string function = "")
    {
        var at = from;
        var fixedTo = Specifiers(tokens, from, to);
        var specifiers = CStatements.Join(tokens, from, fixedTo);
        var isStatic = Enumerable.Range(from, fixedTo - from).Any(i => tokens[i].Is("static"));
        var found = new List<Declarator>();
        at = fixedTo;
        while (at < to)
        {
            var end = Next(tokens, at, to, ",");
            if (end > at)
                found.Add(One(tokens, from, fixedTo, at, end, specifiers, isStatic, function));
            at = end + 1;
        }
        return found;
    }

    /// <summary>
    /// Where the declarators begin: after the type, before its first star or name.
    /// </summary>
    private static int Specifiers(List<CToken> tokens, int from, int to)
    {
        var at = from;
        var seenType = false;
        while (at < to && tokens[at].Kind == CTokenKind.Word)
        {
            var word = tokens[at].Text;
            if (CTypes.IsTag(word))
            {
                at++;
                while (at < to && tokens[at].Kind == CTokenKind.Word &&
                       (at + 1 < to && (tokens[at + 1].Kind == CTokenKind.Word ||
                                        tokens[at + 1].Text is "{" or "*" or "(")))
                {
                    at++;
                    if (tokens[at - 1].Text.StartsWith("__", StringComparison.Ordinal))
                        continue;
                    break;
                }
                if (at < to && tokens[at].Is("{"))
                    at = After(tokens, at, to);
                seenType = true;
            }
            else if (word is "typeof" or "__typeof__")
            {
                at = After(tokens, at + 1, to);
                seenType = true;
            }
            else if (CTypes.Begins(word))
            {
                seenType |= !CTypes.IsQualifier(word) && !CTypes.IsStorage(word);
                at++;
            }
            else if (!seenType)
            {
                seenType = true;
                at++;
            }
            else
                break;
        }
        return Math.Min(at, to);
    }

    private static int After(List<CToken> tokens, int open, int to)
    {
        var close = CTypes.Match(tokens, open, to);
        return close < 0 ? to : close + 1;
    }

    private static Declarator One(
        List<CToken> tokens, int from, int fixedTo, int at, int end, string specifiers,
        bool isStatic, string function)
    {
        var equals = Next(tokens, at, end, "=");
        var (name, nameAt) = Name(tokens, at, equals);
        var isFunction = nameAt > at && tokens[at].Is("(") ||
            (nameAt > 0 && tokens[nameAt - 1].Is("*") && nameAt > at + 1 &&
                tokens[at..nameAt].Exists(t => t.Is("(")));
        var typeTokens = tokens.GetRange(from, fixedTo - from);
        typeTokens.RemoveAll(t => t.Is("{") || t.Is("}"));
        var stars = at;
        while (stars < equals && (tokens[stars].Is("*") || CTypes.IsQualifier(tokens[stars].Text)))
            typeTokens.Add(tokens[stars++]);
        var type = isFunction
            ? "function" + new string('*', tokens[at..nameAt].Count(t => t.Is("*")))
            : CTypes.Spell(typeTokens, 0, typeTokens.Count);
        var parts = new List<Node>();
        for (var i = nameAt + 1; i < equals && !isFunction; i++)
        {
            if (!tokens[i].Is("["))
                continue;
            var close = CTypes.Match(tokens, i, equals);
            if (close < 0)
                break;
            parts.Add(new("array", "", CExpressions.Parse(tokens, i + 1, close)));
            i = close;
        }
        if (nameAt + 1 < equals && tokens[nameAt + 1].Is(":"))
            parts.Add(new("bits", "", CExpressions.Parse(tokens, nameAt + 2, equals)));
        parts.Insert(0, equals < end
            ? CInitialisers.Parse(tokens, equals + 1, end)
            : Node.None);
        if (parts.Exists(p => p.Kind == "array"))
            type += "[]";
        var tree = isStatic
            ? new Node("static", name, parts[0])
            : new Node("declare", name, [new("type", type)
            {
                Spelling = CStatements.Join(tokens, from, fixedTo) + " " +
                    CStatements.Join(tokens, at, equals),
            }, .. parts]);
        return new(name, type, at == fixedTo ? from : at, end,
            $"{specifiers} {CStatements.Join(tokens, at, end)}", tree, isStatic);
    }

    /// <summary>The class in <c>T x __free(class) = value</c>, or null.</summary>
    public static string? Cleanup(List<CToken> tokens, int from, int to)
    {
        for (var i = from; i + 2 < to; i++)
        {
            if (tokens[i].Is("__free"))
                return tokens[i + 2].Text;
        }
        return null;
    }

    private static (string Name, int At) Name(List<CToken> tokens, int at, int end)
    {
        for (var i = at; i < end; i++)
        {
            if (tokens[i].Kind == CTokenKind.Word && !CTypes.IsQualifier(tokens[i].Text) &&
                !CTypes.Begins(tokens[i].Text))
                return (tokens[i].Text, i);
        }
        return ("", at);
    }

    /// <summary>The index of a mark outside brackets, or <paramref name="to"/>.</summary>
    public static int Next(List<CToken> tokens, int from, int to, string mark)
    {
        var depth = 0;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind != CTokenKind.Mark)
                continue;
            var text = tokens[i].Text;
            if (depth == 0 && text == mark)
                return i;
            if (text is "(" or "[" or "{")
                depth++;
            else if (text is ")" or "]" or "}")
                depth--;
        }
        return to;
    }
}
