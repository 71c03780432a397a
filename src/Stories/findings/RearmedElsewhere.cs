// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// The migrator runs a sleeping CPU's timer, whose callback arms it again. While the callback runs,
/// that CPU wakes and, with no timer left, goes idle again.
/// </summary>
public sealed unsafe class RearmedElsewhere : RaceScenario
{
    private const ulong Due = 4;
    private const long CallbackNs = 700_000;

    /// <inheritdoc/>
    public override string Name => "finding-rearmed-elsewhere";

    /// <inheritdoc/>
    public override string Summary
        => "A CPU wakes and sleeps while the migrator runs its timer's callback, which re-arms it.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoCpus;

    /// <inheritdoc/>
    public override long Horizon => 20_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits
        => new() { Stalls = 0, Files = ["timer_migration.c.cs"] };

    /// <summary>CPU 1 stays awake beyond the callback and goes idle before the timer is due
    /// again.</summary>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(0, "arms a timer and sleeps until a device wakes it", () =>
            {
                task_struct* sleeper = current;
                int timer = Arm(Due);
                bool again = false;

                Ledger.OnFire = number =>
                {
                    if (again)
                        return;
                    again = true;
                    Spin(CallbackNs);
                    Ledger.Modify(timer, jiffies + 3 * Due);
                };
                machine.InterruptAt(0,
                    last_jiffies_update + (long)(Due + 1) * TICK_NSEC + CallbackNs / 2,
                    () => wake_up_process(sleeper));
                set_current_state(TASK_UNINTERRUPTIBLE);
                schedule();
            }),
            Stay(1, 9_000_000),
        ];
}
