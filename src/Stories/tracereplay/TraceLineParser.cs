// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Linux.Stories;

/// <summary>What one line of a trace is.</summary>
/// <param name="Kind">Its kind in the words of the summary; "event", "gap" or "foreign" among
/// them.</param>
/// <param name="Event">The event, if it is one.</param>
/// <param name="Gap">The gap, if it is one.</param>
internal readonly record struct ParsedLine(
    string Kind, RecordedEvent? Event = null, TraceGap? Gap = null)
{
    public const string Foreign = "foreign";
    public const string Comment = "comments";
    public const string FirstOfFile = "header of a trace";

    public bool IsForeign => Kind == Foreign;
}

/// <summary>Reads one line.</summary>
internal static class TraceLineParser
{
    private const int LongestLine = 16384;

    /// <summary>Reads one line that has been cleaned.</summary>
    public static ParsedLine Parse(string text, int number)
    {
        if (text.Length > LongestLine)
            return new ParsedLine(ParsedLine.Foreign);
        try
        {
            return Entry(text, number) ?? Around(text, number)
                ?? new ParsedLine(ParsedLine.Foreign);
        }
        catch (RegexMatchTimeoutException)
        {
            return new ParsedLine(ParsedLine.Foreign);
        }
    }

    private static ParsedLine? Entry(string text, int number)
    {
        if (text.StartsWith('#'))
            return null;
        foreach (Regex form in TraceLineForm.OfEntries)
        {
            Match match = form.Match(text);

            if (match.Success && (Cpu(match) is not null || !match.Groups["cpu"].Success))
                return Says(match, Cpu(match), number);
        }
        Match graph = TraceLineForm.Graph.Match(text);

        if (graph.Success && Cpu(graph) is { } itsCpu)
        {
            return TraceLineForm.Event.IsMatch(graph.Groups["rest"].Value)
                ? Says(graph, itsCpu, number) : new ParsedLine("function graph");
        }
        return null;
    }

    private static ParsedLine? Around(string text, int number)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new ParsedLine("blank");
        if (TraceLineForm.Started.Match(text) is { Success: true } started)
            return Gap(started, number, TraceGapKind.BufferStarted);
        if (TraceLineForm.Lost.Match(text) is { Success: true } lost)
            return Gap(lost, number, TraceGapKind.Dropped);
        if (text.StartsWith("# tracer:", StringComparison.Ordinal)
            || text.StartsWith("version = ", StringComparison.Ordinal))
            return new ParsedLine(ParsedLine.FirstOfFile);
        if (text.StartsWith('#'))
            return new ParsedLine(ParsedLine.Comment);
        if (TraceLineForm.Header.IsMatch(text))
            return new ParsedLine("headers of tools");
        return TraceLineForm.Stack.IsMatch(text) ? new ParsedLine("stack") : null;
    }

    private static ParsedLine Gap(Match match, int number, TraceGapKind kind)
    {
        long? lost = long.TryParse(match.Groups["lost"].ValueSpan, out long count) ? count : null;

        return new ParsedLine("gap", Gap: new TraceGap(number, Cpu(match) ?? -1, lost, kind));
    }

    private static int? Cpu(Match match)
        => int.TryParse(match.Groups["cpu"].ValueSpan, out int cpu) && cpu < MachineOptions.MaxCpus
            ? cpu : null;

    private static ParsedLine Says(Match match, int? cpu, int number)
    {
        string rest = TraceFields.InTracefsWords(match.Groups["rest"].Value);
        Match said = TraceLineForm.Event.Match(rest);

        if (!said.Success)
            return new ParsedLine(TraceLineForm.Function.IsMatch(rest) ? "functions"
                : TraceLineForm.Stack.IsMatch(rest) ? "stack"
                : TraceLineForm.Timer.IsMatch(rest) || rest.Length == 0 ? ParsedLine.Foreign
                : "entries that are no events");
        (long? ns, ulong? ticks) = Time(match);
        IReadOnlyDictionary<string, string> fields = TraceFields.Read(said.Groups["rest"].Value);
        return new ParsedLine("event", new RecordedEvent
        {
            Number = number,
            Cpu = cpu ?? OwnCpu(fields),
            HasCpu = cpu != null,
            Name = said.Groups["event"].Value,
            Subsystem = said.Groups["system"].Value,
            Fields = fields,
            Task = match.Groups["comm"].Value,
            Pid = int.TryParse(match.Groups["pid"].ValueSpan, out int pid) ? pid : -1,
            Flags = match.Groups["flags"].Value,
            TimeNs = ns,
            Ticks = ticks,
        });
    }

    /// <summary>Of a timer that is armed, the CPU whose wheel it goes to; else the first.</summary>
    private static int OwnCpu(IReadOnlyDictionary<string, string> fields)
        => int.TryParse(fields.GetValueOrDefault("cpu"), out int cpu)
            && cpu is >= 0 and < MachineOptions.MaxCpus ? cpu : 0;

    private static (long? Ns, ulong? Ticks) Time(Match match)
    {
        ReadOnlySpan<char> text = match.Groups["time"].ValueSpan;
        string unit = match.Groups["unit"].Value;

        if (match.Groups["ms"] is { Success: true } ms)
        {
            text = ms.ValueSpan;
            unit = "ms";
        }
        if (match.Groups["hours"].Success)
            return (TimeOfDay(match), null);

        if (unit.Length == 0 && !text.Contains('.'))
            return (null, ulong.TryParse(text, out ulong ticks) ? ticks : null);
        decimal scale = unit switch
        {
            "ms" => 1_000_000m,
            "us" => 1_000m,
            "ns" => 1m,
            _ => 1_000_000_000m,
        };
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out decimal value) && value < long.MaxValue / scale
            ? ((long)(value * scale), null) : (null, null);
    }

    private static long? TimeOfDay(Match match)
    {
        decimal Number(string group) => decimal.Parse(
            match.Groups[group].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

        return (long)((Number("hours") * 3600 + Number("minutes") * 60 + Number("time")) * 1_000_000_000m);
    }
}
