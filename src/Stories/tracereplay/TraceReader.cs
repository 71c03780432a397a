// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;

namespace Linux.Stories;

/// <summary>
/// Reads what tracefs' trace file and trace-cmd report print, and the dump that a kernel prints when
/// it dies; both forms may stand in one file.
/// </summary>
public static class TraceReader
{
    private static readonly Regex s_line = new(
        @"^\s*(?<comm>\S.*?)-(?<pid>\d+)\s+(\([^)]*\)\s+)?"
        + @"(\[(?<cpu>\d+)\](\s+(?<flags>[^\s\d][^\s]*))?\s+(?<time>\d+\.\d+)"
        + @"|(?<cpu>\d+)(?<flags>[^\s\d][^\s]{3,6})\s+(?<time>\d+)us[^\s:]?\s*)"
        + @":\s+(?<event>\w+):\s?(?<rest>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly Regex s_field = new(
        @"(?<name>\w+)=(?<value>[^\s\]]*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly Regex s_lost = new(
        @"^\s*CPU:\d+ \[LOST .*\]$|^cpus=\d+$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InvalidDataException">It is no text, or has not a single event.</exception>
    public static TraceFile Read(TextReader input)
    {
        var recordings = new List<TraceRecording>();
        var broken = new List<int>();
        var current = new List<TraceLine>();
        int first = 1;
        int number = 0;

        for (string? text = input.ReadLine(); text != null; text = input.ReadLine())
        {
            number++;
            if (text.Contains('\0'))
                throw new InvalidDataException($"line {number} has a NUL byte: this is no text");
            if (text.StartsWith('#'))
            {
                if (current.Count > 0)
                {
                    recordings.Add(new TraceRecording(first, current));
                    current = new List<TraceLine>();
                }
                first = number;
            }
            else if (Parse(text, number) is { } line)
            {
                current.Add(line);
            }
            else if (!string.IsNullOrWhiteSpace(text) && !s_lost.IsMatch(text))
            {
                broken.Add(number);
            }
        }
        if (current.Count > 0)
            recordings.Add(new TraceRecording(first, current));
        if (recordings.Count == 0)
            throw new InvalidDataException("there is not one event in it");
        return new TraceFile(recordings, broken);
    }

    private static TraceLine? Parse(string text, int number)
    {
        Match match;

        try
        {
            match = s_line.Match(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
        if (!match.Success || !int.TryParse(match.Groups["cpu"].ValueSpan, NumberStyles.None,
                CultureInfo.InvariantCulture, out int cpu) || cpu >= MachineOptions.MaxCpus)
            return null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (Match field in s_field.Matches(match.Groups["rest"].Value))
            fields.TryAdd(field.Groups["name"].Value, field.Groups["value"].Value);
        return new TraceLine(number, cpu, match.Groups["event"].Value, fields);
    }
}
