// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Text.RegularExpressions;

namespace Linux.Stories;

/// <summary>
/// Takes off a line what a mail program, a log daemon and printk() have put around it.
/// </summary>
internal static class TraceLineCleaner
{
    private static readonly Regex s_before = new(
        @"^\s*(>\s?)*"
        + @"((\w{3}\s+\d+\s+\d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S+)\s+\S+\s+kernel:\s)?"
        + @"\s*(<\d+>)?\[\s*\d+\.\d{3,9}\](\[\s*[TC]\d+\])?\s?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly Regex s_colour = new(
        @"\x1b\[[0-9;]*[A-Za-z]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex s_quote = new(
        @"^\s*(>\s?)+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The line as the tracer printed it.</summary>
    public static string Clean(string line)
    {
        line = line.TrimEnd('\r', ' ', '\t').Replace('\u00a0', ' ');
        if (line.Contains('\x1b'))
            line = s_colour.Replace(line, "");
        if (line.Contains('&'))
            line = line.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");
        // Quoted-printable; the kernel prints hexadecimal digits small.
        if (line.Contains("=3D"))
            line = line.Replace("=3D", "=");
        ReadOnlySpan<char> text = line.AsSpan().TrimStart();
        if (!MayHavePrefix(text))
            return line;
        Match before = s_before.Match(line);
        if (before.Success)
            return line[before.Length..];
        return text.StartsWith('>') ? s_quote.Replace(line, "") : line;
    }

    /// <summary>Whether the line begins as one of a mail or a log may; most lines of a trace do
    /// not.</summary>
    private static bool MayHavePrefix(ReadOnlySpan<char> text) => text switch
    {
        ['>' or '[', ..] => true,
        ['<', >= '0' and <= '9', ..] => true,
        _ => text.Contains("kernel:", StringComparison.Ordinal),
    };
}
