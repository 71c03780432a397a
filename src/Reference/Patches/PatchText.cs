// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Reference.Patches;

/// <summary>Says why a text is no patch that can be read.</summary>
internal static partial class PatchText
{
    private const int Head = 2000;

    /// <summary>Refuses what cannot hold a patch.</summary>
    /// <exception cref="ReferenceException">It cannot.</exception>
    public static void Check(string name, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new ReferenceException($"{name} is empty");
        if (text.Contains('\0'))
            throw new ReferenceException($"{name} is no text");
        if (Html().IsMatch(text.AsSpan(0, Math.Min(text.Length, Head))))
            throw new ReferenceException(
                $"{name} is a page of HTML; take the patch itself, such as an archive's raw form");
    }

    /// <summary>Why a text has no change of a line.</summary>
    public static string WhyNone(string name, string[] lines)
    {
        bool Any(string start) => lines.Any(l => l.StartsWith(start, StringComparison.Ordinal));
        if (Any("GIT binary patch") || Any("Binary files "))
            return $"{name} changes binary files alone";
        if (Any("rename from ") || Any("similarity index 100%"))
            return $"{name} renames files and changes no line of them";
        if (Any("old mode ") || Any("new mode "))
            return $"{name} changes the mode of files and no line of them";
        return Any("diff --git ") ? $"{name} is cut short, or changes no text"
            : $"{name} holds no patch";
    }

    [GeneratedRegex(@"^\s*(<!DOCTYPE\s+html|<html|<\?xml)|<html[\s>]", RegexOptions.IgnoreCase)]
    private static partial Regex Html();
}
