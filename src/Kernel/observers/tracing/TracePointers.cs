// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Linux.Observers;

/// <summary>Where a record has addresses, by the text of its format.</summary>
internal static class TracePointers
{
    private static readonly Regex s_pointer = new(
        @"field:[^;]*\* ?\w+;\s*offset:(?<offset>\d+);\s*size:8;", RegexOptions.CultureInvariant);

    /// <summary>Offsets of the fields that are pointers, from the start of the record.</summary>
    public static int[] In(string format)
    {
        var offsets = new List<int>();

        foreach (Match match in s_pointer.Matches(format))
            offsets.Add(int.Parse(match.Groups["offset"].ValueSpan, NumberStyles.None,
                CultureInfo.InvariantCulture));
        return offsets.ToArray();
    }
}
