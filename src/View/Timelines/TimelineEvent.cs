// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.View;

/// <summary>An event of a trace, as its line says it.</summary>
/// <param name="TimeNs">When.</param>
/// <param name="Cpu">The CPU that recorded it.</param>
/// <param name="Name">What happened, such as timer_start.</param>
/// <param name="Text">Its fields, as tracefs prints them.</param>
public readonly record struct TimelineEvent(long TimeNs, int Cpu, string Name, string Text);
