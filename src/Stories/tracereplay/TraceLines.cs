// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.IO;

namespace Linux.Stories;

/// <summary>The few lines of a trace that are looked at together, each cleaned and parsed
/// once.</summary>
/// <param name="input">Where they come from.</param>
internal sealed class TraceLines(TextReader input)
{
    private readonly List<(string Text, ParsedLine? Parsed)> _held = new();
    private int _first;

    /// <summary>Lines that were read.</summary>
    public int Count => _first + _held.Count;

    /// <summary>Whether there is such a line, from 0.</summary>
    /// <exception cref="InvalidDataException">It is no text.</exception>
    public bool Has(int at)
    {
        while (at >= Count)
        {
            if (input.ReadLine() is not { } text)
                return false;
            if (text.Contains('\0'))
                throw new InvalidDataException(
                    $"line {Count + 1} has a NUL byte: this is no text");
            _held.Add((TraceLineCleaner.Clean(text), null));
        }
        return true;
    }

    /// <summary>A line that there is.</summary>
    public string Text(int at) => _held[at - _first].Text;

    /// <summary>What it is, taken by itself.</summary>
    public ParsedLine Parsed(int at)
    {
        (string text, ParsedLine? known) = _held[at - _first];

        if (known is { } parsed)
            return parsed;
        parsed = TraceLineParser.Parse(text, at + 1);
        _held[at - _first] = (text, parsed);
        return parsed;
    }

    /// <summary>The lines before this one are not asked for again.</summary>
    public void DropBefore(int at)
    {
        _held.RemoveRange(0, at - _first);
        _first = at;
    }
}
