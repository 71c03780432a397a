// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.C;

/// <summary>Tells attributes and storage classes from what a declaration is about.</summary>
internal static class CAttributes
{
    private static readonly HashSet<string> Words =
    [
        "static", "extern", "inline", "noinline", "asmlinkage", "notrace", "noinstr",
        "nokprobe_inline", "noinline_for_stack", "_Noreturn",
    ];

    private static readonly HashSet<string> Types =
    [
        "__u8", "__u16", "__u32", "__u64", "__s8", "__s16", "__s32", "__s64", "__le16", "__le32",
        "__le64", "__be16", "__be32", "__be64", "__wsum", "__sum16", "__poll_t", "__int128",
        "__signed__", "__typeof__", "__auto_type", "__builtin_va_list",
    ];

    /// <summary>Whether a word says how, not what: <c>static</c>, <c>__init</c>.</summary>
    public static bool Is(string word) => Words.Contains(word) ||
        (word.StartsWith("__", StringComparison.Ordinal) && !Types.Contains(word) &&
         !word.EndsWith("_t", StringComparison.Ordinal) &&
         !word.StartsWith("__kernel_", StringComparison.Ordinal));

    /// <summary>
    /// The attributes among the tokens, arguments included, and all others. The token at
    /// <paramref name="name"/> is none, however it is spelt.
    /// </summary>
    public static (string Found, string Remaining) Split(
        List<CToken> tokens, int from, int to, int name)
    {
        var found = new List<CToken>();
        var rest = new List<CToken>();
        for (var i = from; i < to; i++)
        {
            if (i == name || tokens[i].Kind != CTokenKind.Word || !Is(tokens[i].Text))
            {
                rest.Add(tokens[i]);
                continue;
            }
            var end = tokens[i].Text.StartsWith("__", StringComparison.Ordinal)
                ? CTypes.Match(tokens, i + 1, to)
                : -1;
            end = Math.Max(end, i);
            found.AddRange(tokens.GetRange(i, end - i + 1));
            i = end;
        }
        return (CStatements.Join(found, 0, found.Count), CStatements.Join(rest, 0, rest.Count));
    }
}
