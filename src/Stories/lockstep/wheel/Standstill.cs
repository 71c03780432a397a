// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Hardware;

namespace Linux.Stories;

/// <summary>
/// No CPU runs by itself and time stands still: whoever calls the kernel says which CPU it is. There
/// are no tasks; a work is done when it is queued.
/// </summary>
internal sealed unsafe class Standstill(Machine machine) : Execution
{
    /// <summary>The driver, once the machine is made.</summary>
    public World? World { get; set; }

    internal override bool RunsTasks => false;

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

    internal override void BeforeVisible(
        visible_kind kind, void* address, int size, string file, int line)
        => World?.Points.Reached(kind, file);

    internal override void Relax() => World!.Second.WaitForOther();

    internal override void LockContended(raw_spinlock_t* @lock) => World!.Second.WaitForOther();

    internal override void Enter(int cpu, Action action) => throw NoSuchThing();

    internal override void At(long time, Action action) => throw NoSuchThing();

    internal override void SwitchTo(task_struct* prev, task_struct* next) => throw NoSuchThing();

    internal override void Busy(long ns) => throw NoSuchThing();

    internal override void CpuPoweredOn(int cpu) => throw NoSuchThing();

    internal override void Run(long until, Func<bool>? done) => throw NoSuchThing();

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private static ScenarioEndedException NoSuchThing()
        => new("crashed: the kernel asked for a task or for time, and there is none");
}
