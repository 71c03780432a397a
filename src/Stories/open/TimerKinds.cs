// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// Timers that are deferrable, pinned, both or neither, or run with interrupts off, are armed by
/// their
/// CPU in each way that there is, deleted by any CPU in each way, and shut down at last. Their
/// callbacks take a while, so that they may be deleted meanwhile.
/// </summary>
public abstract unsafe class TimerKinds(int cpus, int nodes) : RaceScenario
{
    private const int Each = 2;
    private const int Actions = 4;

    private static readonly uint[] s_flags =
        [0, TIMER_PINNED, TIMER_DEFERRABLE, TIMER_DEFERRABLE | TIMER_PINNED, TIMER_IRQSAFE];

    private readonly int[] _timers = new int[cpus * Each];
    private readonly bool[] _runs = new bool[cpus * Each];
    private readonly bool[] _shut = new bool[cpus * Each];
    private int _side;

    /// <inheritdoc/>
    public override string Name => $"open-timer-kinds-{cpus}";

    /// <inheritdoc/>
    public override string Summary
        => $"{cpus} CPUs arm, change, delete and shut down timers of every kind, in every way.";

    /// <inheritdoc/>
    public override MachineOptions Options
        => TwoNodes with { Cpus = cpus, Possible = cpus, Nodes = nodes };

    /// <inheritdoc/>
    public override long Horizon => 20_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits
        => new() { CpuStalls = 1, Files = ["timer_migration.c.cs", "/timer.c.cs"] };

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
    {
        System.Array.Clear(_runs);
        System.Array.Clear(_shut);
        Ledger.OnFire = Fired;
        machine.On(0, () => _side = Ledger.Create());
        return Enumerable.Range(0, cpus).Select(cpu => new CpuProgram(cpu, "uses timers", ()
            => Play(cpu))).ToList();
    }

    /// <summary>
    /// What may wait for a CPU to wake fires when all have been awake for a while.
    /// </summary>
    public override void Check(Machine machine)
    {
        for (int cpu = 0; cpu < cpus; cpu++)
            machine.Spawn(cpu, "is awake", () => consume_cpu(20_000_000));
        machine.RunFor(25_000_000);
        for (int i = 0; i < _timers.Length; i++)
            Require(!Ledger.IsArmed(_timers[i]), "I6",
                $"timer {_timers[i]} has not fired, though every CPU was awake long enough");
        base.Check(machine);
    }

    private void Play(int cpu)
    {
        for (int i = cpu * Each; i < (cpu + 1) * Each; i++)
            _timers[i] = Ledger.Create(s_flags[Choose(s_flags.Length)]);
        for (int i = 0; i < Actions; i++)
        {
            if (Choose(3) == 0)
                Delete(Choose(_timers.Length));
            else
                Arm(cpu, cpu * Each + Choose(Each));
            consume_cpu(400_000 * Choose(4));
        }
        if (Choose(2) != 0)
            Shut(cpu * Each);
    }

    private void Arm(int cpu, int i)
    {
        int timer = _timers[i];
        ulong when = jiffies + 1 + (ulong)Choose(5);

        switch (Ledger.IsArmed(timer) || timer_pending(Ledger.Timer(timer))
            ? 4 + Choose(3) : Choose(8))
        {
            case 0:
                Ledger.Add(timer, when);
                break;
            case 1:
                Ledger.AddLocal(timer, when);
                break;
            case 2:
                Ledger.AddGlobal(timer, when);
                break;
            case 3:
                Ledger.AddOn(timer, when, Choose(cpus));
                break;
            case 4:
                Ledger.Reduce(timer, when);
                break;
            case 5:
                Ledger.ModifyPending(timer, when);
                break;
            default:
                Ledger.Modify(timer, when);
                break;
        }
    }

    /// <summary>Any CPU deletes any timer that its owner has made by now.</summary>
    private void Delete(int i)
    {
        int timer = _timers[i];

        if (timer == 0)
            return;
        switch (Choose(3))
        {
            case 0:
                Ledger.Cancel(timer);
                break;
            case 1:
                Ledger.Cancel(timer, sync: true);
                // Its owner may have armed it again since, and it may have fired.
                break;
            default:
                Ledger.TryCancel(timer);
                break;
        }
    }

    private void Shut(int i)
    {
        bool sync = Choose(2) != 0;

        Ledger.Shutdown(_timers[i], sync);
        Require(!sync
            || !_runs[i], "I6",
            $"timer {_timers[i]} runs, though timer_shutdown_sync() has waited for it");
        _shut[i] = sync;
        Require(mod_timer(Ledger.Timer(_timers[i]), jiffies + 1) == 0
            && !timer_pending(Ledger.Timer(_timers[i])),
            "I6", $"timer {_timers[i]} is armed after it was shut down");
    }

    /// <summary>
    /// The callback arms a timer of its own, and so can be stopped in the middle.
    /// </summary>
    private void Fired(int timer)
    {
        int i = System.Array.IndexOf(_timers, timer);

        if (i < 0)
            return;
        Require(!_shut[i], "I6", $"timer {timer} fires after it was shut down");
        Require(!_runs[i], "I6", $"timer {timer} fires on two CPUs at once");
        _runs[i] = true;
        Ledger.Modify(_side, jiffies + 2);
        _runs[i] = false;
    }
}

/// <summary>Two CPUs, one group.</summary>
public sealed class TimerKindsTwo() : TimerKinds(2, 1);

/// <summary>Four CPUs, two groups and a root.</summary>
public sealed class TimerKindsFour() : TimerKinds(4, 2);
