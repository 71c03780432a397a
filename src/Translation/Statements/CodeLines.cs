// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Translation.Statements;

/// <summary>Lines of code under tabs.</summary>
internal sealed class CodeLines
{
    private readonly StringBuilder _text = new();

    /// <summary>How many tabs stand before the next line.</summary>
    public int Depth { get; set; }

    /// <summary>Adds a line, or several.</summary>
    public void Add(string code, int outdent = 0)
    {
        foreach (var line in code.Split('\n'))
        {
            if (line.Length > 0)
                _text.Append('\t', Math.Max(Depth - outdent, 0)).Append(line);
            _text.Append('\n');
        }
    }

    /// <summary>How much there is.</summary>
    public int Length => _text.Length;

    /// <summary>Puts a line before what begins at <paramref name="at"/>.</summary>
    public void Insert(int at, string line) =>
        _text.Insert(at, new string('\t', Depth) + line + "\n");

    /// <summary>Puts the line that begins at <paramref name="at"/> behind the one before it.</summary>
    public void Share(int at)
    {
        var end = at;
        while (end < _text.Length && _text[end] == '\t')
            end++;
        _text.Remove(at - 1, end - at + 1).Insert(at - 1, " ");
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
