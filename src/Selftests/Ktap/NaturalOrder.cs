// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests;

/// <summary>Orders names part by part, and parts that are numbers by their value.</summary>
internal static class NaturalOrder
{
    public static int Compare(string left, string right)
    {
        string[] a = left.Split('.');
        string[] b = right.Split('.');
        for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            bool numbers = int.TryParse(a[i], out int x) & int.TryParse(b[i], out int y);
            int order = numbers ? x.CompareTo(y) : string.CompareOrdinal(a[i], b[i]);
            if (order != 0)
                return order;
        }
        return a.Length.CompareTo(b.Length);
    }
}
