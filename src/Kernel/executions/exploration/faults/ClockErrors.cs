// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>A clock event device interrupts earlier or later than it was programmed to.</summary>
internal sealed class ClockErrors(Simulation simulation, ChoicePoints choices, RunLimits limits) : IFault
{
    public int Taken { get; private set; }

    public long ClockProgrammed(int cpu, long expires)
    {
        if (expires == long.MaxValue || Taken >= limits.ClockErrors || choices.IsSilent)
            return expires;
        Decision dealt = choices.Deal(cpu,
            [Decision.Cpu(cpu), new(DecisionKind.ClockEarly), new(DecisionKind.ClockLate)]);

        if (dealt.IsCpu)
            return expires;
        Taken++;
        return Math.Max(simulation.Now(), dealt.Kind == DecisionKind.ClockEarly
            ? expires - limits.ClockErrorNs : expires + limits.ClockErrorNs);
    }
}
