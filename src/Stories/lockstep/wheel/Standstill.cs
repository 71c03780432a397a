// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;

namespace Linux.Stories;

/// <summary>
/// No CPU runs by itself and time stands still: whoever calls the kernel says which CPU it is. There
/// are no tasks; a work is done when it is queued.
/// </summary>
internal sealed unsafe class Standstill(Machine machine) : PlayedExecution
{
    /// <summary>The driver, once the machine is made.</summary>
    public World? World { get; set; }

    protected override PlayedMachine? Played => World;

    /// <inheritdoc/>
    public override long Now() => 1_000_000;

    internal override void ClockProgrammed(int cpu, long expires)
    {
    }

    internal override void InterruptRaised(int cpu)
    {
        machine.Context(cpu)->pending_irqs = 0;
        World?.Sight.See("ipi", cpu);
    }

    internal override bool DoWork(int cpu, work_struct* work)
    {
        World?.DoWork(cpu, work);
        return true;
    }
}
