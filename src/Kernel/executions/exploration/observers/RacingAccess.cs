// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>One side of a data race.</summary>
/// <param name="File">Source file.</param>
/// <param name="Line">Source line.</param>
/// <param name="Kind">What it did.</param>
internal readonly record struct RacingAccess(string File, int Line, access_kind Kind)
    : IComparable<RacingAccess>
{
    /// <summary>Where the CPU was last in a file under kernel/, for an access of a header or library.</summary>
    public string? Under { get; init; }

    public int CompareTo(RacingAccess other)
    {
        int file = string.CompareOrdinal(File, other.File);

        return file != 0 ? file : Line != other.Line ? Line - other.Line : Kind - other.Kind;
    }

    public override string ToString()
    {
        string what = (Kind & access_kind.Update) switch
        {
            access_kind.Read => "read",
            access_kind.Write => "write",
            _ => "update",
        };

        return $"{((Kind & access_kind.Marked) != 0 ? "marked" : "plain")} {what} at {Name(File)}:{Line}"
            + (Under != null ? $" (below {Under})" : "");
    }

    internal static string Name(string file) => SourceZones.InKernel(file) ?? file.Replace('\\', '/');
}
