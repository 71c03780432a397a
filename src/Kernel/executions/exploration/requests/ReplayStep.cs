// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>A marked operation of a run that was made again.</summary>
/// <param name="Number">Number in the run, from 1.</param>
/// <param name="Time">Clock monotonic, ns.</param>
/// <param name="Cpu">The CPU.</param>
/// <param name="File">Source file, as the compiler knew it.</param>
/// <param name="Line">Source line.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Place of its address in the arena; 0 where it has none.</param>
public sealed record ReplayStep(
    long Number, long Time, int Cpu, string File, int Line, visible_kind Kind, ulong Offset)
{
    /// <summary>What it read or wrote; null if it has none.</summary>
    public ulong? Value { get; set; }

    /// <summary>What there is to say of it besides; empty where there is nothing.</summary>
    public string Mark { get; set; } = "";

    /// <summary>Lines on what came after it and is no marked operation.</summary>
    public string Notes { get; set; } = "";

    /// <summary>The hierarchy, where it has changed before this step; empty where it has not.</summary>
    public string Drawing { get; init; } = "";
}
