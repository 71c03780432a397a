// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Generation;

/// <summary>The operations on timers, which every group has.</summary>
/// <param name="cpus">Number of CPUs.</param>
/// <param name="timers">Number of timers.</param>
/// <param name="delta">Draws a distance in jiffies.</param>
internal sealed class TimerOperations(
    Dice dice, ScenarioWriter writer, int cpus, int timers, Func<Dice, long> delta)
{
    private const long Deferrable = 0x80000;
    private const long Pinned = 0x100000;
    private const long IrqSafe = 0x200000;
    private const int CallbackActions = 19;

    /// <summary>A timer's number.</summary>
    public int Timer() => dice.Below(timers);

    /// <summary>A CPU's number.</summary>
    public int Cpu() => dice.Below(cpus);

    /// <summary>Gives most timers flags, and some of them something to do.</summary>
    public void Prepare()
    {
        for (int timer = 0; timer < timers; timer++)
        {
            if (dice.Chance(70))
                writer.Do("setup", Cpu(), timer, Flags());
            if (dice.Chance(40))
                Program(timer);
        }
    }

    /// <summary>Writes the operation if it is one on a timer.</summary>
    public bool Write(string name, int cpu)
    {
        switch (name)
        {
            case "add" or "mod" or "mod_pending" or "reduce" or "add_global" or "add_local":
                writer.Do(name, cpu, Timer(), delta(dice));
                return true;
            case "add_on":
                writer.Do(name, cpu, Timer(), delta(dice), Cpu());
                return true;
            case "del" or "shut" or "del_sync" or "shut_sync" or "try_del":
                writer.Do(name, cpu, Timer());
                return true;
            case "setup":
                writer.Do(name, cpu, Timer(), dice.Chance(97) ? Flags() : (long)(dice.Bits() >> 32));
                return true;
            case "program":
                Program(Timer());
                return true;
            default:
                return false;
        }
    }

    private long Flags() => dice.One(0, 0, 0, 0, Pinned, IrqSafe, Deferrable)
        | (dice.Chance(20) ? dice.One(Pinned, IrqSafe, Deferrable) : 0);

    private void Program(int timer)
    {
        long distance = dice.Chance(80) ? Deltas.Hierarchy(dice) : dice.Between(0, 700);

        writer.Do("program", 0, timer, dice.Below(CallbackActions), distance << 8 | (long)dice.Below(timers));
    }
}
