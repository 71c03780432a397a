// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Stories;

/// <summary>A place of a recording before which events are missing.</summary>
/// <param name="Number">Line or record that says so; events with a higher number come after
/// it.</param>
/// <param name="Cpu">CPU whose events are missing; -1 where that is not recorded.</param>
/// <param name="Lost">How many are missing; null where that is not recorded.</param>
/// <param name="Kind">What is known of them.</param>
public sealed record TraceGap(int Number, int Cpu, long? Lost, TraceGapKind Kind);

/// <summary>How events came to be missing.</summary>
public enum TraceGapKind
{
    /// <summary>Events were dropped: what a timer did in between is unknown.</summary>
    Dropped,

    /// <summary>
    /// The CPU's part of the recording begins here, later than that of the others.
    /// </summary>
    BufferStarted,
}
