// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>
/// A sleeping CPU runs its wheels itself, with a callback that takes longer than a jiffy. Its next timer becomes due
/// meanwhile, and another CPU comes for it.
/// </summary>
public class RunningCallback : RaceScenario
{
    /// <summary>Jiffies to the first timer.</summary>
    protected const ulong Due = 4;

    private const long CallbackNs = 3_500_000;

    /// <inheritdoc/>
    public override string Name => "finding-running-callback";

    /// <inheritdoc/>
    public override string Summary
        => "A sleeping CPU's callback takes longer than a jiffy, and its next timer is due meanwhile.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoCpus;

    /// <inheritdoc/>
    public override long Horizon => 20_000_000;

    /// <summary>A run without the finding takes a tenth of these operations.</summary>
    public override RunLimits Limits => new() { Stalls = 0, Steps = 50_000 };

    /// <summary>
    /// CPU 0 goes idle last, so that it wakes for its first timer. CPU 1 wakes a jiffy later for a pinned timer of
    /// its own, and looks after the hierarchy because nobody else does.
    /// </summary>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(0, "arms two timers, a jiffy apart, and goes idle last", () =>
            {
                ArmTwo(machine);
                Kernel.consume_cpu(300_000);
            }),
            new(1, "arms a pinned timer and goes idle", () => Arm(Due + 1, Kernel.TIMER_PINNED)),
        ];

    /// <summary>Arms two timers, a jiffy apart, of which the first one's callback is slow.</summary>
    protected void ArmTwo(Machine machine)
    {
        int slow = Arm(Due);

        Arm(Due + 1);
        Ledger.OnFire = number =>
        {
            if (number == slow)
                Spin(CallbackNs);
        };
    }
}

/// <summary>
/// The other way round: the migrator runs the slow callback, and the CPU whose timers these are, woken by a device,
/// arms its own clock for the second one.
/// </summary>
public sealed class RunningCallbackElsewhere : RunningCallback
{
    /// <inheritdoc/>
    public override string Name => "finding-running-callback-elsewhere";

    /// <inheritdoc/>
    public override string Summary
        => "The migrator runs a sleeping CPU's slow callback, and that CPU wakes for its next timer.";

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        =>
        [
            new(0, "arms two timers, a jiffy apart, and goes idle", () =>
            {
                ArmTwo(machine);
                machine.InterruptAt(
                    0, Kernel.last_jiffies_update + (long)(Due + 1) * Kernel.TICK_NSEC + 300_000, () => { });
            }),
            Stay(1, 12_000_000),
        ];
}
