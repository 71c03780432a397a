// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>A ring buffer that a file has.</summary>
/// <param name="Name">Name of the instance; empty for the top one.</param>
/// <param name="Clock">Its clock, such as "global"; empty where that is not said.</param>
/// <param name="PageBytes">Bytes of its pages.</param>
/// <param name="Packed">Whether the pages are compressed.</param>
/// <param name="Cpus">Its CPUs.</param>
internal sealed record DatInstance(string Name, string Clock, int PageBytes, bool Packed,
    IReadOnlyList<DatCpu> Cpus)
{
    /// <summary>The clock of a trace_clock file, where the one that is used stands in
    /// brackets.</summary>
    public static string ClockOf(string text)
    {
        int start = text.IndexOf('[') + 1;
        int end = text.IndexOf(']', start);

        return end < 0 ? text.Trim() : text[start..end];
    }
}
