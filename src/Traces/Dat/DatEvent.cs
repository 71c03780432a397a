// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>An event of a trace.dat.</summary>
/// <param name="Cpu">The CPU.</param>
/// <param name="Time">By the buffer's clock, mostly ns.</param>
/// <param name="Lost">Events that are missing before it; -1 for an unknown number, 0 for
/// none.</param>
/// <param name="Record">Its bytes.</param>
internal sealed record DatEvent(int Cpu, ulong Time, long Lost, RecordView Record);
