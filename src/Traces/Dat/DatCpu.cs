// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>Where a file has the events of one CPU.</summary>
/// <param name="Cpu">The CPU.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Bytes">Bytes.</param>
internal sealed record DatCpu(int Cpu, long Offset, long Bytes);
