// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Time;

/// <summary>A timer of a <see cref="MachineTimeProvider"/> in the machine's memory.</summary>
internal struct provider_timer
{
    /// <summary>What the wheel links; it is first, so that both have one address.</summary>
    public timer_list timer;
}
