// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Linux.Stories;

/// <summary>Reads what an event prints after its name: <c>name=value</c>, blanks between.</summary>
internal static class TraceFields
{
    // A mail program may have put a line's end, now a blank, on either side of the equals sign. Of
    // the fields that timers have only flags= may be empty, and it is the last, so that a number
    // which follows an empty value is that value.
    private static readonly Regex s_field = new(
        @"(?<name>[A-Za-z_]\w*) ?=((?<value>[^\s\]]+)| (?<value>-?(0x)?[0-9a-fA-F]+)(?![\w=])|)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Compiled,
        TimeSpan.FromSeconds(1));

    /// <summary>The fields by name; of two with one name the first.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (Match field in s_field.Matches(text))
            fields.TryAdd(field.Groups["name"].Value, field.Groups["value"].Value);
        return fields;
    }

    /// <summary>Whether the text goes on with fields of the line before it.</summary>
    public static bool Continues(string before, string text)
        => text.Contains('=')
            || (before.TrimEnd().EndsWith('=') && ulong.TryParse(text.Trim(), out _));
}
