// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>The types of casts.</summary>
internal static class CTypeName
{
    private static readonly Dictionary<string, (int Size, bool Signed)> s_known = new()
    {
        ["u8"] = (1, false),
        ["__u8"] = (1, false),
        ["uint8_t"] = (1, false),
        ["s8"]
            = (1, true),
        ["__s8"] = (1, true),
        ["bool"] = (1, false),
        ["u16"] = (2, false),
        ["__u16"] = (2, false),
        ["uint16_t"]
            = (2, false),
        ["s16"] = (2, true),
        ["__s16"] = (2, true),
        ["u32"] = (4, false),
        ["__u32"] = (4, false),
        ["uint32_t"]
            = (4, false),
        ["s32"] = (4, true),
        ["__s32"] = (4, true),
        ["u64"] = (8, false),
        ["__u64"] = (8, false),
        ["uint64_t"]
            = (8, false),
        ["s64"] = (8, true),
        ["__s64"] = (8, true),
        ["int64_t"] = (8, true),
        ["pid_t"] = (4, true),
        ["dev_t"]
            = (4, false),
        ["gfp_t"] = (4, false),
        ["ktime_t"] = (8, true),
        ["uintptr_t"] = (0, false),
        ["size_t"] = (0, false),
        ["ssize_t"]
            = (0, true),
    };

    private static readonly HashSet<string> s_words =
        ["unsigned", "signed", "long", "int", "short", "char", "const", "volatile", "struct",
            "union", "enum", "void", "__force"];

    /// <summary>Whether a type begins at a word that comes.</summary>
    public static bool IsType(CTokens tokens, int distance)
        => s_words.Contains(tokens.PeekAt(distance))
            || s_known.ContainsKey(tokens.PeekAt(distance));

    /// <summary>Takes a type.</summary>
    public static (int Size, bool Signed, bool Pointer) Read(CTokens tokens, int longBytes)
    {
        var words = new List<string>();
        bool pointer = false;

        while (tokens.IsName)
            words.Add(tokens.Take());
        while (tokens.Accept("*"))
            pointer = true;
        if (pointer)
            return (longBytes, false, true);
        if (words.Find(s_known.ContainsKey) is { } known)
            return (s_known[known].Size == 0 ? longBytes : s_known[known].Size,
                s_known[known].Signed, false);
        int longs = words.Count(word => word == "long");
        int size = longs >= 2 ? 8 : longs == 1 ? longBytes : words.Contains("char") ? 1
            : words.Contains("short") ? 2 : 4;
        return (size, !words.Contains("unsigned"), false);
    }
}
