// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// No CPU runs by itself, and time goes on when a scenario says so. Interrupts wait until their CPU
/// is told to take them.
/// </summary>
internal sealed unsafe class TickStandstill : PlayedExecution
{
    private readonly Machine _machine;

    /// <summary>Starts at <paramref name="now"/> ns with no clock programmed.</summary>
    public TickStandstill(Machine machine, int cpus, long now)
    {
        _machine = machine;
        Clock = now;
        Programmed = new long[cpus];
        Interrupts = new ulong[cpus];
        Array.Fill(Programmed, KTIME_MAX);
    }

    /// <summary>The driver, once the machine is made.</summary>
    public TickWorld? World { get; set; }

    /// <summary>Clock monotonic, ns.</summary>
    public long Clock { get; set; }

    /// <summary>When the clock of each CPU is due, ns.</summary>
    public long[] Programmed { get; }

    /// <summary>Interrupts that were sent to each CPU, a bit a vector.</summary>
    public ulong[] Interrupts { get; }

    protected override PlayedMachine? Played => World;

    /// <inheritdoc/>
    public override long Now() => Clock;

    internal override void ClockProgrammed(int cpu, long expires) => Programmed[cpu] = expires;

    internal override void InterruptRaised(int cpu)
    {
        ulong sent = _machine.Context(cpu)->pending_irqs;

        _machine.Context(cpu)->pending_irqs = 0;
        Interrupts[cpu] |= sent;
        World?.Sight.See("ipi", cpu);
        World?.Sight.See("vector", System.Numerics.BitOperations.TrailingZeroCount(sent));
    }

    internal override bool DoWork(int cpu, work_struct* work)
    {
        // Work that any CPU may do is done where it is queued.
        World?.DoWork(cpu == WORK_CPU_UNBOUND ? World.Cpu : cpu, work);
        return true;
    }

    internal override void Relax() => World!.Relax();
}
