// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>An event of a trace.dat that has a format.</summary>
/// <param name="Time">By the buffer's clock, mostly ns.</param>
/// <param name="Cpu">The CPU that recorded it.</param>
/// <param name="Name">What happened, such as timer_start.</param>
/// <param name="Text">Its fields, as its print format has them.</param>
public readonly record struct DatEntry(long Time, int Cpu, string Name, string Text);
