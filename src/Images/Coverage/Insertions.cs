// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Images;

/// <summary>Pieces of text to be put into another one, at places of the text as it was.</summary>
internal sealed class Insertions
{
    private readonly List<(int At, int Order, string Text)> _pieces = [];

    /// <summary>
    /// Puts a pair around a part; of two parts that begin or end at the same place, the one that is
    /// asked for first is the outer one.
    /// </summary>
    public void Around(int start, string before, int end, string after)
    {
        int order = _pieces.Count + 1;

        _pieces.Add((start, order, before));
        _pieces.Add((end, -order, after));
    }

    /// <summary>Puts a piece in front of what stands at a place.</summary>
    public void Before(int at, string text) => _pieces.Add((at, _pieces.Count + 1, text));

    /// <summary>The text with all of them.</summary>
    public string ApplyTo(string text)
    {
        var result = new StringBuilder(text.Length * 2);
        int done = 0;

        foreach ((int at, _, string piece) in _pieces.OrderBy(p => p.At).ThenBy(p => p.Order))
        {
            result.Append(text, done, at - done).Append(piece);
            done = at;
        }
        return result.Append(text, done, text.Length - done).ToString();
    }
}
