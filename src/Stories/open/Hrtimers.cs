// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// CPUs start, start anew and cancel high resolution timers, pinned and not, hard and soft, beside
/// timers
/// of the wheel, and go idle.
/// </summary>
public abstract class Hrtimers(string name, int cpus, int nodes) : RaceScenario
{
    private static readonly hrtimer_mode[] s_modes =
    [
        HRTIMER_MODE_REL, HRTIMER_MODE_REL_PINNED, HRTIMER_MODE_REL_SOFT,
            HRTIMER_MODE_REL_PINNED_SOFT,
    ];

    private HrtimerLedger _ledger = null!;

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Summary
        => $"{cpus} CPUs start and cancel high resolution timers of every kind, and go idle.";

    /// <inheritdoc/>
    public override MachineOptions Options
        => TwoNodes with { Cpus = cpus, Possible = cpus, Nodes = nodes };

    /// <inheritdoc/>
    public override long Horizon => 20_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new()
    {
        CpuStalls = 1,
        Files = ["/hrtimer.c.cs", "/tick-sched.c.cs", "/tick-oneshot.c.cs", "/clockevents.c.cs"],
    };

    /// <inheritdoc/>
    public override bool IsOver(Machine machine)
        => Ledger.IsQuiet && _ledger.IsQuiet && !machine.HotplugInFlight;

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        _ledger = machine.Attach(new HrtimerLedger(machine, 8_000_000));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => Enumerable.Range(0, cpus).Select(cpu => new CpuProgram(cpu, "uses hrtimers",
            Play)).ToList();

    /// <inheritdoc/>
    public override void Check(Machine machine)
    {
        base.Check(machine);
        machine.Inspect(0, () => _ledger.CheckOverdue(ktime_get()));
        Require(_ledger.Wrong == null, "I6", _ledger.Wrong ?? "");
    }

    private void Play()
    {
        int once = _ledger.Create(s_modes[Choose(s_modes.Length)]);
        int often = _ledger.Create(s_modes[Choose(s_modes.Length)]);

        _ledger.Start(often, 100_000 + 400_000 * Choose(4), 3);
        for (int i = 0; i < 3; i++)
        {
            _ledger.Start(once, 50_000 + 350_000 * Choose(6), 1);
            consume_cpu(200_000 * Choose(4));
            if (Choose(3) == 0)
                Arm(1 + (ulong)Choose(3));
            if (Choose(3) == 0)
                _ledger.Cancel(Choose(2) == 0 ? once : often);
        }
    }
}

/// <summary>Two CPUs.</summary>
public sealed class HrtimersOfTwo() : Hrtimers("open-hrtimers-2", 2, 1);

/// <summary>Four CPUs of two nodes.</summary>
public sealed class HrtimersOfFour() : Hrtimers("open-hrtimers-4", 4, 2);

/// <summary>The last CPU goes offline, with its timers, and comes back.</summary>
public sealed class HrtimersAndHotplug() : Hrtimers("open-hrtimers-hotplug", 3, 1)
{
    /// <inheritdoc/>
    public override long Horizon => 150_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => base.Limits with
    {
        Steps = 1_000_000,
        ClockInterrupts = 600,
        Hotplug = [2, 2],
    };
}

/// <summary>The tick runs the hrtimers, and the idle loop has to look for the next one.</summary>
public sealed class HrtimersOfLowResolution() : Hrtimers("open-hrtimers-lowres", 2, 1)
{
    /// <inheritdoc/>
    public override MachineOptions Options => base.Options with { Highres = false };
}
