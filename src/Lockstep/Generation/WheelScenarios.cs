// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Generation;

/// <summary>One to four CPUs with a wheel each and no hierarchy over them.</summary>
internal sealed class WheelScenarios(Dice dice, ScenarioWriter writer, int hz)
{
    private static readonly Weights s_usual = new Weights().Add(
        "add 100 mod 140 mod_pending 50 reduce 60 add_on 40 add_global 30 add_local 30 del 60 shut 7 "
        + "del_sync 20 shut_sync 3 try_del 20 setup 30 advance 140 tick 100 softirq 40 next 40 idle 40 "
        + "irq 10 wake 30 up 6 down 5 expire_remote 10 fetch 20 round 10 convert 10 program 10");

    private static readonly Weights s_outOfOrder = new Weights().Add(
        "add 100 mod 140 reduce 60 add_on 40 del 60 try_del 20 setup 30 advance 140 tick 100 softirq 40 "
        + "next 40 idle 40 wake 30 up 6 down 5 expire_remote 10 fetch 20 program 10 "
        + "try_idle 30 clear_idle 5 quick_check 5 requires_remote 5 handle_remote 5");

    /// <summary>Writes the machine and its operations.</summary>
    public void Write(int operations)
    {
        int cpus = dice.One(1, 1, 2, 2, 2, 3, 4);
        int timers = dice.One(3, 8, 16, 32);
        var onTimers = new TimerOperations(dice, writer, cpus, timers, Deltas.Wheel);
        Weights weights = dice.Chance(30) ? s_outOfOrder : s_usual;

        writer.Machine(new MachineLine(new int[cpus], 1)
        {
            Jiffies = Deltas.Start(dice),
            Updated = Clocks.Start(dice, hz),
            Timers = timers,
            Buckets = true,
        });
        onTimers.Prepare();
        for (int i = 0; i < operations; i++)
            WriteOne(weights.Draw(dice), onTimers);
    }

    /// <summary>Any number of jiffies, ms, us or ns, of any length.</summary>
    private long Amount() => (long)(dice.Bits() >> dice.Below(64));

    private void WriteOne(string name, TimerOperations onTimers)
    {
        int cpu = onTimers.Cpu();

        if (onTimers.Write(name, cpu))
            return;
        switch (name)
        {
            case "advance":
                writer.Do(name, 0, Deltas.Step(dice, hierarchy: false));
                break;
            case "try_idle":
                writer.Do(name, cpu, 0, dice.Chance(12) ? 1 : 0);
                break;
            case "quick_check":
                writer.Do(name, cpu, 0, dice.One(-1, 1, 2, 5, 50));
                break;
            case "round":
                writer.Do(name, cpu, 0, dice.One(
                    dice.Between(0, 5_000), -dice.Between(0, 5_000), (long)(dice.Bits() >> 24), dice.Below(4)));
                break;
            case "convert":
                writer.Do(name, cpu, Amount(), Amount());
                break;
            default:
                writer.Do(name, cpu, onTimers.Cpu());
                break;
        }
    }
}
