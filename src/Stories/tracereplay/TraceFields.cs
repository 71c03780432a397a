// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
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

    // perf trace: system:event(name: value, name: value)
    private static readonly Regex s_call = new(
        @"^(?<event>\w[\w-]*:\w+)\((?<fields>.*)\)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly Regex s_argument = new(
        @"(?<name>\w+): (?<value>[^,]*)(, |$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    // LTTng: { name = value, name = value }, { name = value }
    private static readonly Regex s_member = new(
        @"[{ ](?<name>\w+) = (""(?<value>[^""]*)""|(?<value>[^,{} ]+))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>What another tracer says of an event, as <c>event: name=value</c>.</summary>
    public static string InTracefsWords(string text)
    {
        if (text.EndsWith(')') && s_call.Match(text) is { Success: true } call)
            return call.Groups["event"].Value + ": "
                + s_argument.Replace(call.Groups["fields"].Value, "${name}=${value} ");
        int braces = text.IndexOf(": { ", StringComparison.Ordinal);
        return braces < 0 ? text : text[..(braces + 2)] + string.Join(' ', s_member.Matches(text[braces..])
            .Select(static m => $"{m.Groups["name"].Value}={m.Groups["value"].Value}"));
    }

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
