// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Linux.Images;

/// <summary>
/// The table of an image's probes: what each is about, in the order of their numbers.
/// </summary>
internal sealed class ProbeTableText
{
    private readonly StringBuilder _lines = new();

    /// <summary>Probes so far.</summary>
    public int Count { get; private set; }

    /// <summary>A statement begins here.</summary>
    public int Statement(SyntaxNode node, string function) => Add("line", node, function, 1);

    /// <summary>
    /// A condition that is true, which is the number given back, or false, which is the next.
    /// </summary>
    public int Condition(SyntaxNode node, string function) => Add("branch", node, function, 2);

    /// <summary>A marked operation, which has no probe: the execution is told of each.</summary>
    public void Operation(SyntaxNode node, string function) => Add("operation", node, function, 0);

    /// <summary>The source file that an image has it in.</summary>
    public string ToSource() => $$"""
        namespace Linux.Executions;
        internal static class ProbeTable
        {
            public const int Count = {{Count}};
            public const string Text = @"{{_lines.ToString().Replace("\"", "\"\"")}}";
        }
        """;

    private int Add(string kind, SyntaxNode node, string function, int probes)
    {
        FileLinePositionSpan place = node.GetLocation().GetLineSpan();
        string text = string.Join(' ', node.ToString().Split('\n')[0].Split(
            [' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries));
        int first = Count;

        Count += probes;
        _lines.Append(CultureInfo.InvariantCulture,
            $"{kind}\t{Path.GetFileName(place.Path)}\t{place.StartLinePosition.Line + 1}\t");
        _lines.Append(CultureInfo.InvariantCulture, $"{first}\t{function}\t{text}\n");
        return first;
    }
}
