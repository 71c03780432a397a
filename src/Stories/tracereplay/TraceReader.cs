// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.IO;

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

    private readonly TraceLines _lines;
    private readonly RecordingSplitter _splitter;
    private readonly List<UnreadLine> _unread = new();
    private readonly List<int> _foreign = new();
    private readonly SortedDictionary<string, int> _others = new(System.StringComparer.Ordinal);

    private TraceReader(TextReader input, ITraceRecordings recordings)
    {
        _lines = new TraceLines(input);
        _splitter = new RecordingSplitter(recordings);
    }

    /// <summary>Reads a whole file and keeps it.</summary>
    /// <exception cref="InvalidDataException">It is no text, or has not a single event.</exception>
    public static TraceFile Read(TextReader input)
    {
        var held = new HeldRecordings();
        TraceFile file = Read(input, held);

        if (held.Recordings.Count == 0 && file.Unread.Count == 0)
            throw new InvalidDataException("there is not one event in it");
        return file with { Recordings = held.Recordings };
    }

    /// <summary>Reads a whole file and keeps nothing of what it gives away; the result has no
    /// recordings.</summary>
    /// <exception cref="InvalidDataException">It is no text.</exception>
    public static TraceFile Read(TextReader input, ITraceRecordings recordings)
    {
        var reader = new TraceReader(input, recordings);

        for (int at = 0; reader._lines.Has(at); reader._lines.DropBefore(at))
            at += reader.Take(at);
        reader._splitter.End();
        return new TraceFile
        {
            Lines = reader._lines.Count,
            Unread = reader._unread,
            Others = reader._others,
            Foreign = reader._foreign,
        };
    }

    /// <summary>Reads one entry, and says how many lines it was.</summary>
    private int Take(int at)
    {
        int lines = 1;
        ParsedLine line = _lines.Parsed(at);

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
        string text = _lines.Text(at);

        for (int more = 1; more < LongestWrap && _lines.Has(at + more); more++)
        {
            string next = _lines.Text(at + more);

            if (text.Length == 0 || next.Length == 0 || !_lines.Parsed(at + more).IsForeign)
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
        string text = _lines.Text(at);

        for (int more = 1; more < lines; more++)
            text += ' ' + _lines.Text(at + more);
        for (int more = 0; more < LongestWrap && _lines.Has(at + lines); more++)
        {
            string next = _lines.Text(at + lines);

            if (!_lines.Parsed(at + lines).IsForeign || !TraceFields.Continues(text, next)
                || TraceLineForm.Timer.IsMatch(next))
                return line;
            text += ' ' + next.TrimStart();
            line = TraceLineParser.Parse(text, at + 1);
            lines++;
        }
        return line;
    }

    private void Foreign(int at)
    {
        string text = _lines.Text(at);

        if (!TraceLineForm.Timer.IsMatch(text))
            _foreign.Add(at + 1);
        else if (TraceLineForm.Timer.Match(text).Index < 8)
            _unread.Add(new UnreadLine(at + 1, NoContext));
        else
            _unread.Add(new UnreadLine(at + 1, NoForm));
    }
}
