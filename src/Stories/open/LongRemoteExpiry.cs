// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// A callback of a sleeping CPU runs for long on another one. Meanwhile that CPU wakes and sleeps
/// again, its next timer becomes due, and its sibling wakes and looks after their group. Nobody
/// takes the CPU over from the one that has it already.
/// </summary>
public sealed unsafe class LongRemoteExpiry : RaceScenario
{
    private const int Sleeper = 0;
    private const int Sibling = 1;
    private const int Migrator = 2;
    private const long CallbackNs = 3_000_000;

    private int _first;

    /// <inheritdoc/>
    public override string Name => "open-long-remote-expiry";

    /// <inheritdoc/>
    public override string Summary
        => "A sleeping CPU's callback runs long elsewhere, while it wakes and its sibling looks "
            + "after the group.";

    /// <inheritdoc/>
    public override long Horizon => 20_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new() { Files = ["timer_migration.c.cs"] };

    /// <inheritdoc/>
    public override bool IsOver(Machine machine) => Ledger.IsQuiet;

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        Ledger.OnFire = Fired;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(Sleeper, "arms two timers and goes idle", () =>
            {
                _first = Arm(4);
                Arm(5 + (ulong)Choose(2));
            }),
            Stay(Migrator, 14_000_000),
        ];

    private void Fired(int number)
    {
        if (number != _first || smp_processor_id() == Sleeper)
            return;
        kthread_run(() => { }, Sleeper, "wakes");
        kthread_run(() => consume_cpu(2 * CallbackNs), Sibling, "busy");
        Spin(CallbackNs);
    }
}
