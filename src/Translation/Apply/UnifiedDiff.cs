// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using DiffPlex;

namespace Linux.Translation.Apply;

/// <summary>The difference of two texts as diff -u writes it.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The difference; empty if there is none.</summary>
    public static string Write(string path, string before, string after)
    {
        var diff = new Differ().CreateLineDiffs(before, after, ignoreWhitespace: false);
        var (old, now) = (diff.PiecesOld, diff.PiecesNew);
        var text = new StringBuilder();
        for (var at = 0; at < diff.DiffBlocks.Count;)
        {
            var end = at + 1;
            while (end < diff.DiffBlocks.Count && diff.DiffBlocks[end].DeleteStartA -
                   (diff.DiffBlocks[end - 1].DeleteStartA + diff.DiffBlocks[end - 1].DeleteCountA) <=
                   2 * Context)
                end++;
            var (first, last) = (diff.DiffBlocks[at], diff.DiffBlocks[end - 1]);
            var start = Math.Max(first.DeleteStartA - Context, 0);
            var stop = Math.Min(last.DeleteStartA + last.DeleteCountA + Context, Lines(old));
            var newStart = first.InsertStartB - (first.DeleteStartA - start);
            var newStop = last.InsertStartB + last.InsertCountB +
                (stop - last.DeleteStartA - last.DeleteCountA);
            text.Append($"@@ -{start + 1},{stop - start} +{newStart + 1},{newStop - newStart} @@\n");
            var from = start;
            for (; at < end; at++)
            {
                var block = diff.DiffBlocks[at];
                for (; from < block.DeleteStartA; from++)
                    text.Append(' ').Append(old[from]).Append('\n');
                for (; from < block.DeleteStartA + block.DeleteCountA; from++)
                    text.Append('-').Append(old[from]).Append('\n');
                for (var i = 0; i < block.InsertCountB; i++)
                    text.Append('+').Append(now[block.InsertStartB + i]).Append('\n');
            }
            for (; from < stop; from++)
                text.Append(' ').Append(old[from]).Append('\n');
        }
        return text.Length == 0 ? "" : $"--- a/{path}\n+++ b/{path}\n{text}";
    }

    // What follows the last line break is no line.
    private static int Lines(IReadOnlyList<string> pieces) =>
        pieces.Count > 0 && pieces[^1].Length == 0 ? pieces.Count - 1 : pieces.Count;
}
