// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Fidelity;

/// <summary>Longest common subsequences.</summary>
public static class Alignment
{
    /// <summary>
    /// Pairs of indices of equal keys, rising in both lists, as many as there can be.
    /// </summary>
    public static List<(int Left, int Right)> Match(IReadOnlyList<string> left,
        IReadOnlyList<string> right)
    {
        var start = 0;
        while (start < left.Count && start < right.Count && left[start] == right[start])
            start++;
        var end = 0;
        while (end < left.Count - start && end < right.Count - start &&
               left[left.Count - end - 1] == right[right.Count - end - 1])
            end++;
        var rows = left.Count - start - end;
        var columns = right.Count - start - end;
        var best = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                best[i, j] = left[start + i] == right[start + j]
                    ? best[i + 1, j + 1] + 1
                    : Math.Max(best[i + 1, j], best[i, j + 1]);
            }
        }
        var pairs = new List<(int, int)>();
        for (var i = 0; i < start; i++)
            pairs.Add((i, i));
        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (left[start + i] == right[start + j])
                pairs.Add((start + i++, start + j++));
            else if (best[i + 1, j] >= best[i, j + 1])
                i++;
            else
                j++;
        }
        for (var i = end; i > 0; i--)
            pairs.Add((left.Count - i, right.Count - i));
        return pairs;
    }
}
