// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Observers;

namespace Linux.Executions;

/// <summary>Makes machines: the hardware, what watches it, and the kernel booted on it.</summary>
internal static class BootedMachine
{
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="KernelBugException">The kernel does not boot.</exception>
    public static Machine Make(MachineOptions options, Func<Machine, Execution> execution)
    {
        var machine = new Machine(options, execution);

        if (options.CheckInvariants)
            machine.Attach(new Invariants(machine));
        machine.EnableTraceAtBoot();
        machine.Boot();
        return machine;
    }
}
