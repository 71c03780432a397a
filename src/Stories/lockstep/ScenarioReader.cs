// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Stories;

/// <summary>Reads words and numbers of the scenarios' text.</summary>
internal sealed class ScenarioReader(string text)
{
    private int _at;

    /// <summary>Whether a scenario begins here.</summary>
    public bool AtScenario => _at < text.Length && text[_at] == 'S';

    /// <summary>Whether nothing follows.</summary>
    public bool AtEnd => _at >= text.Length;

    /// <summary>What was read since <paramref name="start"/>.</summary>
    public string Since(int start) => text[start.._at].TrimEnd('\n');

    /// <summary>Where the reader stands.</summary>
    public int Position => _at;

    /// <summary>The characters up to the next space.</summary>
    public ReadOnlySpan<char> Word()
    {
        int start = _at;

        while (_at < text.Length && text[_at] is not (' ' or '\n'))
            _at++;
        return text.AsSpan(start, _at - start);
    }

    /// <summary>The number after "at", where the line begins so.</summary>
    public int? Point()
    {
        if (!text.AsSpan(_at).StartsWith("at "))
            return null;
        _at += 2;
        int point = (int)Number();
        _at++;
        return point;
    }

    /// <summary>The next number of the line; 0 where there is none.</summary>
    public long Number()
    {
        ulong value = 0;

        while (_at < text.Length && text[_at] == ' ')
            _at++;
        bool negative = _at < text.Length && text[_at] == '-';
        if (negative)
            _at++;
        for (; _at < text.Length && char.IsAsciiDigit(text[_at]); _at++)
            value = unchecked(value * 10 + (ulong)(text[_at] - '0'));
        return unchecked(negative ? -(long)value : (long)value);
    }

    /// <summary>Goes to the start of the next line.</summary>
    public void NextLine()
    {
        while (_at < text.Length && text[_at] != '\n')
            _at++;
        _at++;
    }
}
