// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Linux.Stories;

/// <summary>
/// Reads the text that people post: tracefs' trace file and its latency form, function_graph,
/// trace-cmd
/// report, perf script, and the dump of a dying kernel, also out of a log or a mail.
/// </summary>
public sealed class TraceReader
{
    private const int LongestWrap = 4;
    private const string NoContext = "it names no CPU: the trace was taken without context-info";
    private const string NoForm = "what stands before the event is in no form that is known";

    private readonly List<string> _lines = new();
    private readonly RecordingSplitter _splitter = new();
    private readonly List<UnreadLine> _unread = new();
    private readonly List<int> _foreign = new();
    private readonly SortedDictionary<string, int> _others = new(System.StringComparer.Ordinal);

    private TraceReader()
    {
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InvalidDataException">It is no text, or has not a single event.</exception>
    public static TraceFile Read(TextReader input)
    {
        var reader = new TraceReader();

        for (string? text = input.ReadLine(); text != null; text = input.ReadLine())
        {
            if (text.Contains('\0'))
                throw new InvalidDataException(
                    $"line {reader._lines.Count + 1} has a NUL byte: this is no text");
            reader._lines.Add(TraceLineCleaner.Clean(text));
        }
        for (int at = 0; at < reader._lines.Count;)
            at += reader.Take(at);
        IReadOnlyList<TraceRecording> recordings = reader._splitter.Split();
        if (recordings.Count == 0 && reader._unread.Count == 0)
            throw new InvalidDataException("there is not one event in it");
        return new TraceFile
        {
            Lines = reader._lines.Count,
            Recordings = recordings,
            Unread = reader._unread,
            Others = reader._others,
            Foreign = reader._foreign,
        };
    }

    /// <summary>Reads one entry, and says how many lines it was.</summary>
    private int Take(int at)
    {
        int lines = 1;
        ParsedLine line = TraceLineParser.Parse(_lines[at], at + 1);

        if (line.IsForeign)
            line = Unwrap(at, line, ref lines);
        if (line.Event != null)
            line = WithContinuation(at, line, ref lines);
        switch (line)
        {
            case { Event: { } read }:
                _splitter.Add(read);
                break;
            case { Gap: { } gap }:
                _splitter.Add(gap);
                break;
            case { IsForeign: true }:
                Foreign(at);
                break;
            default:
                if (line.Kind is ParsedLine.Comment or ParsedLine.FirstOfFile)
                    _splitter.Comment(at + 1, line.Kind == ParsedLine.FirstOfFile);
                _others[line.Kind] = _others.GetValueOrDefault(line.Kind) + 1;
                break;
        }
        return lines;
    }

    /// <summary>A mail program may have cut the line in the part before the event's name.</summary>
    private ParsedLine Unwrap(int at, ParsedLine line, ref int lines)
    {
        string text = _lines[at];

        for (int more = 1; more < LongestWrap && at + more < _lines.Count; more++)
        {
            string next = _lines[at + more];

            if (text.Length == 0 || next.Length == 0
                || !TraceLineParser.Parse(next, at + more + 1).IsForeign)
                return line;
            text += ' ' + next.TrimStart();
            ParsedLine joined = TraceLineParser.Parse(text, at + 1);
            if (joined.Event == null)
                continue;
            lines = more + 1;
            return joined;
        }
        return line;
    }

    /// <summary>A mail program may have cut the line among its fields.</summary>
    private ParsedLine WithContinuation(int at, ParsedLine line, ref int lines)
    {
        string text = string.Join(' ', _lines.Skip(at).Take(lines));

        for (int more = 0; more < LongestWrap && at + lines < _lines.Count; more++)
        {
            string next = _lines[at + lines];

            if (!TraceFields.Continues(text, next) || TraceLineForm.Timer.IsMatch(next)
                || !TraceLineParser.Parse(next, at + lines + 1).IsForeign)
                return line;
            text += ' ' + next.TrimStart();
            line = TraceLineParser.Parse(text, at + 1);
            lines++;
        }
        return line;
    }

    private void Foreign(int at)
    {
        string text = _lines[at];

        if (!TraceLineForm.Timer.IsMatch(text))
            _foreign.Add(at + 1);
        else if (TraceLineForm.Timer.Match(text).Index < 8)
            _unread.Add(new UnreadLine(at + 1, NoContext));
        else
            _unread.Add(new UnreadLine(at + 1, NoForm));
    }
}
