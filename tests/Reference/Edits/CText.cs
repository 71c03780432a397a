// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Tests.Reference.Edits;

/// <summary>
/// Kernel C as lines, edited by shape alone: a function's brace stands in column 0, and so does the
/// one that closes it. It knows nothing of the reader that is tested with it.
/// </summary>
internal sealed class CText(string file, IReadOnlyList<string> lines)
{
    public CText(string file, string text) : this(file, text.Split('\n'))
    {
    }

    public string File { get; } = file;

    public IReadOnlyList<string> Lines { get; } = lines;

    /// <summary>The lines of a function: of its head, its brace and its end, from 1.</summary>
    public (int Head, int Open, int Close) Function(string name)
    {
        var head = Index(0, l => Regex.IsMatch(l, $@"^([a-z_].*)?\b{name}\([^;]*$"));
        return (head + 1, Index(head, l => l == "{") + 1, Index(head, l => l == "}") + 1);
    }

    /// <summary>Lines between two that are a whole statement each, behind another one.</summary>
    public List<int> Statements(int from, int to) => [.. Enumerable.Range(from + 1, to - from - 1)
        .Where(at => IsStatement(Lines[at - 1]) && IsStatement(Lines[at - 2]) &&
            Indent(at) == Indent(at - 1))];

    /// <summary>Lines that are the head of an if without braces, and of one statement.</summary>
    public List<int> Ifs(int from, int to) => [.. Enumerable.Range(from + 1, to - from - 2)
        .Where(at => Regex.IsMatch(Lines[at - 1], @"^\t+if \([^{]*\)$") &&
            Balanced(Lines[at - 1]) && IsStatement(Lines[at]) && Indent(at + 1) == Indent(at) + 1 &&
            !Lines[at + 1].Contains("else"))];

    /// <summary>The text with lines replaced, from a line to before another.</summary>
    public string With(int from, int to, params string[] lines) =>
        string.Join('\n', [.. Lines.Take(from - 1), .. lines, .. Lines.Skip(to - 1)]);

    /// <summary>The text with one line changed.</summary>
    public string WithLine(int at, Func<string, string> edit) => With(at, at + 1, edit(Lines[at - 1]));

    public string this[int line] => Lines[line - 1];

    private int Indent(int line) => Lines[line - 1].TakeWhile(c => c == '\t').Count();

    private static bool IsStatement(string line) =>
        Regex.IsMatch(line, @"^\t+(?!if|else|for|while|do|case|return|goto|break|static|default)" +
            @"[a-z_][\w>.\[\]-]*(\(.*\)| [-+|&]?= .*|--|\+\+);$") &&
        !line.Contains("/*") && Balanced(line);

    private static bool Balanced(string line) => line.Count(c => c == '(') == line.Count(c => c == ')');

    private int Index(int from, Func<string, bool> fits)
    {
        for (var i = from; i < Lines.Count; i++)
        {
            if (fits(Lines[i]))
                return i;
        }
        throw new InvalidOperationException($"{File} has no such line");
    }
}
