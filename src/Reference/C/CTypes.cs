// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>Recognises type names by their shape; kernel style makes that enough.</summary>
internal static class CTypes
{
    private static readonly HashSet<string> Basic =
    [
        "void", "char", "short", "int", "long", "float", "double", "signed", "unsigned",
        "bool", "_Bool", "__signed__", "__int128",
    ];

    private static readonly HashSet<string> Named =
    [
        "u8", "u16", "u32", "u64", "s8", "s16", "s32", "s64", "__u8", "__u16", "__u32", "__u64",
        "__s8", "__s16", "__s32", "__s64", "__le16", "__le32", "__le64", "__be16", "__be32",
        "__be64", "uint", "ulong", "ushort", "cycles_t", "bool",
    ];

    private static readonly HashSet<string> Qualifiers =
    [
        "const", "volatile", "restrict", "__restrict", "__user", "__percpu", "__rcu", "__iomem",
        "__kernel", "__force", "__bitwise", "__always_unused", "__maybe_unused", "__private",
        "__nocast", "__safe", "_Atomic", "__extension__",
    ];

    private static readonly HashSet<string> Storage =
    [
        "static", "extern", "inline", "register", "auto", "typedef", "__inline", "__inline__",
        "__always_inline", "noinline", "__init", "__exit", "_Thread_local", "asmlinkage",
    ];

    /// <summary>Whether the word can only begin a declaration.</summary>
    public static bool Begins(string word) =>
        Basic.Contains(word) || Storage.Contains(word) || IsQualifier(word) ||
        IsTag(word) || word is "typeof" or "__typeof__" or "typeof_unqual" or "__auto_type";

    /// <summary>Whether the word changes nothing that the port shows.</summary>
    public static bool IsQualifier(string word) => Qualifiers.Contains(word);

    /// <summary>Whether the word is a storage class or a marker like it.</summary>
    public static bool IsStorage(string word) => Storage.Contains(word);

    /// <summary>Whether the word opens a tagged type.</summary>
    public static bool IsTag(string word) => word is "struct" or "union" or "enum";

    private static bool IsTypeWord(string word) =>
        Basic.Contains(word) || Named.Contains(word) ||
            word.EndsWith("_t", StringComparison.Ordinal);

    /// <summary>
    /// Whether the tokens from <paramref name="from"/> to before <paramref name="to"/> are all of
    /// a type name, such as <c>struct tmigr_group *</c>.
    /// </summary>
    public static bool IsTypeName(List<CToken> tokens, int from, int to)
    {
        var at = from;
        var words = 0;
        var sure = false;
        for (; at < to && tokens[at].Kind == CTokenKind.Word; at++)
        {
            var word = tokens[at].Text;
            if (IsTag(word))
            {
                if (++at >= to || tokens[at].Kind != CTokenKind.Word)
                    return false;
                sure = true;
                words++;
            }
            else if (word is "typeof" or "__typeof__")
            {
                var close = Match(tokens, at + 1, to);
                if (close < 0)
                    return false;
                at = close;
                sure = true;
                words++;
            }
            else if (IsQualifier(word))
                sure = true;
            else
            {
                sure |= IsTypeWord(word);
                words += Basic.Contains(word) ? 0 : 1;
            }
        }
        if (at == from || words > 1)
            return false;
        var stars = 0;
        for (; at < to && (tokens[at].Is("*") || IsQualifier(tokens[at].Text)); at++)
            stars += tokens[at].Is("*") ? 1 : 0;
        if (at == to)
            return sure || stars > 0;
        return sure && IsAbstractFunction(tokens, at, to);
    }

    // void (*)(struct timer_list *)
    private static bool IsAbstractFunction(List<CToken> tokens, int at, int to)
    {
        if (!tokens[at].Is("("))
            return tokens[at].Is("[") && tokens[to - 1].Is("]");
        return at + 1 < to && tokens[at + 1].Is("*") && tokens[to - 1].Is(")");
    }

    /// <summary>
    /// The index of the bracket that closes the one at <paramref name="open"/>, or -1.
    /// </summary>
    public static int Match(List<CToken> tokens, int open, int to)
    {
        if (open >= to || tokens[open].Text is not ("(" or "[" or "{"))
            return -1;
        var depth = 0;
        for (var i = open; i < to; i++)
        {
            if (tokens[i].Kind != CTokenKind.Mark)
                continue;
            if (tokens[i].Text is "(" or "[" or "{")
                depth++;
            else if (tokens[i].Text is ")" or "]" or "}" && --depth == 0)
                return i;
        }
        return -1;
    }

    /// <summary>The node of a type, with the words that spell it.</summary>
    public static Node Node(List<CToken> tokens, int from, int to) =>
        new("type", Spell(tokens, from, to))
        {
            Spelling = CStatements.Join(tokens, from, to),
        };

    /// <summary>The type as written, tags and qualifiers dropped: <c>tmigr_group*</c>.</summary>
    public static string Spell(List<CToken> tokens, int from, int to)
    {
        var words = new List<string>();
        var constant = false;
        var stars = 0;
        for (var i = from; i < to; i++)
        {
            var word = tokens[i].Text;
            if (word is "*")
                stars++;
            else if (word is "(" && i + 1 < to && tokens[i + 1].Is("*"))
                return "function*";
            else if (word == "const" && stars == 0)
                constant = true;
            else if (word is "typeof" or "__typeof__" &&
                Match(tokens, i + 1, to) is var end and > 0)
            {
                words.Add($"typeof({CExpressions.Parse(tokens, i + 2, end)})");
                i = end;
            }
            else if (!IsTag(word) && !IsQualifier(word) && !IsStorage(word))
                words.Add(word);
        }
        return TypeNames.Canonical(string.Join(' ', words), stars, constant);
    }
}
