// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Generation;

/// <summary>
/// Few CPUs, of which one does something in the middle of what another one does: before any lock,
/// unlock, atomic or marked access of the compared files.
/// </summary>
internal sealed class InterleavingScenarios(Dice dice, ScenarioWriter writer, int hz)
{
    private static readonly Weights s_between = new Weights().Add(
        "add 60 mod 100 add_on 30 add_global 40 del 40 reduce 10 advance 140 tick 140 softirq 20 next 20 "
        + "idle 160 irq 40 wake 60 requires_remote 10 program 5");

    private static readonly Weights s_interrupted = new Weights().Add(
        "add 30 mod 80 add_on 20 add_global 30 del 40 del_sync 20 shut_sync 3 reduce 10 mod_pending 10 "
        + "tick 100 softirq 60 next 20 idle 140 irq 30 wake 100 requires_remote 20 handle_remote 40");

    private static readonly Weights s_interrupting = new Weights().Add(
        "mod 80 add_global 30 del 40 del_sync 20 shut_sync 3 reduce 10 tick 100 softirq 40 next 10 "
        + "idle 140 irq 30 wake 100 requires_remote 20 handle_remote 40 advance 60");

    private int _cpus;
    private TimerOperations _onTimers = null!;

    /// <summary>Writes the machine and its operations, most of which are interrupted.</summary>
    public void Write(int operations)
    {
        int nodes = dice.One(1, 1, 2);
        int timers = dice.One(3, 6, 12);

        _cpus = (int)dice.Between(2, 9);
        _onTimers = new TimerOperations(dice, writer, _cpus, timers, Deltas.Hierarchy);
        writer.Machine(new MachineLine([.. Enumerable.Range(0, _cpus).Select(cpu => cpu % nodes)], nodes)
        {
            Hierarchy = true,
            Children = dice.One(4, 8),
            Jiffies = Deltas.Start(dice),
            Updated = Clocks.Start(dice, hz),
            Timers = timers,
            Buckets = true,
            ShowsPoints = true,
        });
        for (int cpu = 1; cpu < _cpus; cpu++)
            writer.Do("up", 0, cpu);
        _onTimers.Prepare();
        for (int left = operations; left > 0; left -= 2)
        {
            if (dice.Chance(40))
                WriteOne(s_between.Draw(dice), dice.Below(_cpus));
            if (dice.Chance(10))
                WriteLastAwake();
            else
                WriteInterruption();
        }
    }

    /// <summary>Most operations have few points, and some have many.</summary>
    public static int Point(Dice dice) => dice.Below(dice.One(2, 4, 8, 16, 64));

    private void WriteInterruption()
    {
        int first = dice.Below(_cpus);
        int second = (first + 1 + dice.Below(_cpus - 1)) % _cpus;

        writer.InterruptAt(Point(dice));
        WriteOne(s_interrupting.Draw(dice), second);
        WriteOne(s_interrupted.Draw(dice), first);
    }

    /// <summary>
    /// All sleep but one, which falls asleep while another one wakes, or the reverse.
    /// </summary>
    private void WriteLastAwake()
    {
        int last = dice.Below(_cpus);
        int other = (last + 1 + dice.Below(_cpus - 1)) % _cpus;
        (string Name, int Cpu)[] both = [("wake", other), ("idle", last)];

        for (int cpu = 0; cpu < _cpus; cpu++)
            writer.Do(cpu == last ? "wake" : "idle", cpu);
        if (dice.Chance(30))
            Array.Reverse(both);
        writer.InterruptAt(Point(dice));
        writer.Do(both[0].Name, both[0].Cpu);
        writer.Do(both[1].Name, both[1].Cpu);
    }

    private void WriteOne(string name, int cpu)
    {
        if (_onTimers.Write(name, cpu))
            return;
        if (name == "advance")
            writer.Do(name, 0, Deltas.Step(dice, hierarchy: true));
        else
            writer.Do(name, cpu);
    }
}
