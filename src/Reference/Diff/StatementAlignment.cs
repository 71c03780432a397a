// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Diff;

/// <summary>What a statement is lined up by: its hash, its place, and whether it is off.</summary>
internal readonly record struct StatementKey(string Exact, string Place, bool Off);

/// <summary>
/// Lines up statements of two versions of an item. Equal text decides; equal place and equal arm
/// break ties, so that what stood in an if that is gone is still the same statement.
/// </summary>
internal static class StatementAlignment
{
    /// <summary>Pairs of indices, rising in both lists.</summary>
    public static List<(int Left, int Right)> Match(
        IReadOnlyList<StatementKey> left, IReadOnlyList<StatementKey> right)
    {
        var start = 0;
        while (start < left.Count && start < right.Count && left[start] == right[start])
            start++;
        var end = 0;
        while (end < left.Count - start && end < right.Count - start &&
               left[left.Count - end - 1] == right[right.Count - end - 1])
            end++;
        var pairs = Enumerable.Range(0, start).Select(i => (i, i)).ToList();
        pairs.AddRange(Middle(left, right, start, left.Count - end, right.Count - end));
        for (var i = end; i > 0; i--)
            pairs.Add((left.Count - i, right.Count - i));
        return pairs;
    }

    private static List<(int Left, int Right)> Middle(
        IReadOnlyList<StatementKey> left, IReadOnlyList<StatementKey> right, int start, int leftEnd,
        int rightEnd)
    {
        var (rows, columns) = (leftEnd - start, rightEnd - start);
        var best = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                var score = Score(left[start + i], right[start + j]);
                var paired = score > 0 ? score + best[i + 1, j + 1] : 0;
                best[i, j] = Math.Max(paired, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }
        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            var score = Score(left[start + i], right[start + j]);
            if (score > 0 && best[i, j] == score + best[i + 1, j + 1])
                pairs.Add((start + i++, start + j++));
            else if (best[i + 1, j] >= best[i, j + 1])
                i++;
            else
                j++;
        }
        return pairs;
    }

    private static int Score(StatementKey a, StatementKey b) =>
        a.Exact != b.Exact ? 0 : 8 + (a.Place == b.Place ? 2 : 0) + (a.Off == b.Off ? 1 : 0);
}
