// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;
using Linux.Reference.C;

namespace Linux.Tests.Translation.Drawing;

/// <summary>A file of C, its lines, and the functions in it that are built.</summary>
internal sealed class CFile
{
    public CFile(string path, string text, KernelConfig config)
    {
        Path = path;
        Text = text;
        Lines = [.. text.Split('\n')];
        Unit = CReader.Read(path, text, config);
        Functions = [.. Unit.Items.Where(i => i.Kind == ItemKind.Function && i.Off is null &&
            i.Statements.Count > 0 && i.Statements.TrueForAll(s => s.Off is null))];
    }

    public string Path { get; }

    public string Text { get; }

    public IReadOnlyList<string> Lines { get; }

    public Unit Unit { get; }

    public IReadOnlyList<Item> Functions { get; }

    /// <summary>The function's own lines and those of the comment above it, from 0.</summary>
    public (int From, int End) Span(Item function)
    {
        var from = Head(function);
        while (from > 0 && Regex.IsMatch(Lines[from - 1], @"^( \*|/\*)"))
            from--;
        return (from, function.EndLine);
    }

    /// <summary>The line on which a function begins, from 0.</summary>
    public int Head(Item function)
    {
        var at = function.Line - 1;
        // The result may stand on a line of its own.
        while (at > 0 && Regex.IsMatch(Lines[at - 1], @"^[a-z_]") && !Lines[at - 1].EndsWith(';'))
            at--;
        return at;
    }

    /// <summary>Statements that have their lines for themselves.</summary>
    public List<Statement> Whole(Item function) => [.. function.Statements.Where(s =>
        s.Tree.Kind is not ("declare" or "label" or "case" or "static" or "cleanup" or "do") &&
        Lines[s.Line - 1].StartsWith('\t') && !Lines[s.Line - 1].TrimStart().StartsWith('}') &&
        Regex.IsMatch(Lines[s.LastLine - 1], @"[;}]\s*(/\*.*\*/)?$") &&
        !function.Statements.Exists(o => o != s &&
            (o.Line == s.Line || (o.Line < s.Line && o.LastLine >= s.Line &&
                o.LastLine < s.LastLine) || o.Line == s.LastLine)))];

    /// <summary>The text with lines from <paramref name="from"/>, from 0, replaced.</summary>
    public string With(int from, int count, params string[] lines) => string.Join('\n',
        Lines.Take(from).Concat(lines).Concat(Lines.Skip(from + count)));

    /// <summary>The tabs before a line, from 1.</summary>
    public string Tabs(int line) => Regex.Match(Lines[line - 1], @"^\t*").Value;

    /// <summary>The line, from 0, behind the declarations that a body begins with.</summary>
    public int Body(Item function)
    {
        var first = function.Statements.FirstOrDefault(s => s.Tree.Kind is not
            ("declare" or "static" or "cleanup"));
        var last = function.Statements.TakeWhile(s => s != first).Select(s => s.EndLine)
            .DefaultIfEmpty(0).Max();
        return last > 0 ? last : Array.FindIndex([.. Lines], function.Line - 1,
            l => l.StartsWith('{')) + 1;
    }
}
