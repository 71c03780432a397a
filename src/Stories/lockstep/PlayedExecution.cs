// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Hardware;

namespace Linux.Stories;

/// <summary>
/// No CPU runs by itself and there are no tasks: whoever calls the kernel says which CPU it is, and
/// who waits for a lock lets the scenario's other thread of control run.
/// </summary>
internal abstract unsafe class PlayedExecution : Execution
{
    /// <summary>The machine that is played, once it is made.</summary>
    protected abstract PlayedMachine? Played { get; }

    internal override bool RunsTasks => false;

    internal override void BeforeVisible(
        visible_kind kind, void* address, int size, string file, int line)
        => Played?.Points.Reached(kind, address, file, line);

    internal override void Relax() => Played!.Second.WaitForOther();

    internal override void LockContended(raw_spinlock_t* @lock) => Played!.Second.WaitForOther();

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
