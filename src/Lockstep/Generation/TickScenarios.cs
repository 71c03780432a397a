// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Generation;

/// <summary>
/// 1 to 12 CPUs whose clocks fire, early, in time and late, while they go idle, run tasks, arm timers
/// of both kinds, come and go, and while the clock is set; high and low resolution, with nohz= and
/// nohz_full= and without.
/// </summary>
internal sealed class TickScenarios(Dice dice, ScenarioWriter writer, int hz)
{
    private const string Usual =
        "event 200 irq 60 idle 110 wake 40 run 40 hstart 120 huser 20 htry 40 hcancel 10 hforward 10 hremains 8 "
        + "mod 60 del 15 add_on 15 await 30 advance 60 calls 60 resched 10 need 16 need_signal 3 hprogram 12 "
        + "program 5 set_clock 6 up 8 down 6 kick 10 good_clock 2 ask 5 set_clock_later 2 raise 4 stall 3";

    private static readonly Weights s_usual = new Weights().Add(Usual);
    private static readonly Weights s_outOfOrder = new Weights().Add(Usual).Add(
        "early 20 enter 10 stop 30 sleep 20 restart 20 want_tick 6 device 4 frequency 3 suspend 6 fail_program 12 "
        + "setup 6 hsetup 20 unbind 4 fail 3");

    /// <summary>An operation of one line and one CPU.</summary>
    private static readonly Weights s_interrupting = new Weights().Add(
        "irq 140 early 30 idle 120 wake 60 run 40 hstart 120 huser 20 htry 60 hcancel 30 "
        + "hremains 10 mod 60 del 30 add_on 15 advance 40 await 40 resched 20 need 40 need_signal 5 kick 10 "
        + "calls 20 stop 20 restart 10 raise 5");

    private static readonly Weights s_interrupted = new Weights().Add(
        "irq 160 early 20 idle 140 wake 60 run 40 hstart 120 huser 20 htry 40 hcancel 20 "
        + "hforward 10 mod 60 del 20 add_on 15 need 40 calls 10 stop 20 sleep 10 restart 20 set_clock 10");

    private readonly long _tick = Clocks.Tick(hz);
    private int _cpus;
    private int _timers;
    private int _hrtimers;

    /// <summary>Writes the machine and its operations.</summary>
    public void Write(int operations)
    {
        Weights weights = dice.Chance(60) ? s_usual : s_outOfOrder;

        Prepare(1, shownPoints: false);
        for (int i = 0; i < operations; i++)
            WriteOne(weights.Draw(dice), dice.Below(_cpus));
    }

    /// <summary>Writes the machine and its operations, most of which are interrupted.</summary>
    public void WriteInterrupted(int operations)
    {
        Prepare(2, shownPoints: true);
        for (int left = operations; left > 0; left -= 2)
        {
            int first = dice.Below(_cpus);

            if (dice.Chance(40))
                WriteOne(s_usual.Draw(dice), dice.Below(_cpus));
            writer.InterruptAt(InterleavingScenarios.Point(dice));
            WriteOne(s_interrupting.Draw(dice), (first + 1 + dice.Below(_cpus - 1)) % _cpus);
            WriteOne(s_interrupted.Draw(dice), first);
        }
    }

    private void Prepare(int fewestCpus, bool shownPoints)
    {
        _cpus = dice.Chance(80) ? (int)dice.Between(fewestCpus, 4) : (int)dice.Between(4, 12);
        _timers = dice.One(2, 6);
        _hrtimers = dice.One(3, 6, 12);
        writer.Line(DrawMachine(shownPoints));
        for (int timer = 0; timer < _hrtimers; timer++)
        {
            if (dice.Chance(60))
                SetUpHrtimer(timer);
            if (dice.Chance(60))
                writer.Do("hprogram", 0, timer, Action(), Operands());
        }
        Boot();
    }

    private string DrawMachine(bool shownPoints)
    {
        int[] full = dice.Chance(25)
            ? DrawFull() : [];
        long[] numbers =
        [
            _cpus, (long)Deltas.Start(dice), dice.Between(1, 3_000_000_000), _timers, _hrtimers,
            dice.Chance(75) ? 1 : 0, dice.Chance(90) ? 1 : 0, dice.Chance(20) ? 1 : 0,
            shownPoints ? 1 : 0,
            full.Length, .. full,
        ];

        return "ST " + string.Join(' ', numbers);
    }

    /// <summary>Not all of them: somebody keeps house.</summary>
    private int[] DrawFull()
    {
        int first = dice.Chance(30) ? 0 : 1;
        int[] full = [.. Enumerable.Range(first, _cpus - first).Where(_ => dice.Chance(60))];

        return full.Length < _cpus ? full : full[1..];
    }

    /// <summary>Some ticks before the clock is good enough to stop them, CPUs before and after.</summary>
    private void Boot()
    {
        for (int cpu = 1; cpu < _cpus; cpu++)
        {
            if (dice.Chance(85))
                writer.Do("up", 0, cpu, dice.Chance(8) ? Features() : 0);
            if (dice.Chance(30))
                writer.Do("event");
        }
        if (dice.Chance(92))
            writer.Do("good_clock");
        for (int left = dice.Below(5) + _cpus; left > 0; left--)
            writer.Do("event", 0, dice.Below(2000));
    }

    private void WriteOne(string name, int cpu)
    {
        switch (name)
        {
            case "event":
                writer.Do(name, 0, Latency());
                break;
            case "await":
                writer.Do(name, 0, dice.Below(_cpus), dice.Below(3_000));
                break;
            case "advance":
                writer.Do(name, 0, dice.Chance(90) ? dice.Between(0, _tick * 3 / 2) : dice.Between(0, 1L << 34));
                break;
            case "hstart" or "huser":
                writer.Do(name, cpu, dice.Below(_hrtimers), Nanoseconds(),
                    dice.Below(4) + (dice.Chance(15) ? dice.Between(0, 2 * _tick) * 256 : 0));
                break;
            case "htry" or "hcancel" or "hremains":
                writer.Do(name, cpu, dice.Below(_hrtimers));
                break;
            case "hforward":
                writer.Do(name, cpu, dice.Below(_hrtimers), dice.Between(1, 3 * _tick));
                break;
            case "hprogram":
                writer.Do(name, 0, dice.Below(_hrtimers), Action(), Operands());
                break;
            case "hsetup":
                SetUpHrtimer(dice.Below(_hrtimers));
                break;
            default:
                WriteOther(name, cpu);
                break;
        }
    }

    private void WriteOther(string name, int cpu)
    {
        switch (name)
        {
            case "mod" or "add_on":
                writer.Do(name, cpu, dice.Below(_timers), Deltas.Hierarchy(dice), dice.Below(_cpus));
                break;
            case "del":
                writer.Do(name, cpu, dice.Below(_timers));
                break;
            case "setup":
                writer.Do(name, cpu, dice.Below(_timers), dice.One(0, 0x80000, 0x100000, 0x200000));
                break;
            case "program":
                writer.Do(name, 0, dice.Below(_timers), dice.Below(4), Operands());
                break;
            case "need":
                writer.Do(name, cpu, dice.Below(6), dice.Below(8), dice.Below(_cpus));
                break;
            case "need_signal":
                writer.Do(name, cpu, dice.Below(6), 0, dice.Below(_cpus));
                break;
            case "set_clock":
                writer.Do(name, cpu, dice.Between(-2_000_000_000, 2_000_000_000), dice.Below(2));
                break;
            case "device":
                writer.Do(name, cpu,
                    dice.One(50, 100, 100, 200, 300), dice.One(1_000, 20_000, 900_000), Features());
                break;
            case "frequency":
                writer.Do(name, cpu, dice.Between(1_000_000, 3_000_000_000));
                break;
            case "stall":
                Stall(cpu);
                break;
            case "set_clock_later":
                writer.Do(name, cpu, dice.Between(-2_000_000_000, 2_000_000_000));
                break;
            case "raise":
                writer.Do(name, cpu, dice.Below(10));
                break;
            case "ask" or "unbind":
                writer.Do(name, cpu, dice.Below(_cpus), dice.Below(3));
                break;
            case "fail":
                writer.Do(name, 0, 1);
                writer.Do("set_clock", cpu, dice.Between(-2_000_000_000, 2_000_000_000), dice.Below(2));
                break;
            case "down":
                writer.Do(name, cpu, dice.Below(_cpus), dice.Chance(30) ? Operands() : 0);
                break;
            case "suspend":
                writer.Do(
                    name, cpu, dice.Chance(30) ? Operands() : 0, dice.Between(0, 5 * _tick));
                break;
            case "fail_program":
                writer.Do(name, 0, dice.Between(1, 12));
                break;
            default:
                writer.Do(name, cpu, dice.Below(Math.Max(_cpus, 2)));
                break;
        }
    }

    /// <summary>One CPU ticks on while the others do not, as when the one that keeps time is held up.</summary>
    private void Stall(int cpu)
    {
        for (int left = (int)dice.Between(3, 8); left > 0; left--)
        {
            writer.Do("await", 0, cpu, dice.Below(1_000));
            writer.Do("irq", cpu);
        }
    }

    private void SetUpHrtimer(int timer)
        => writer.Do("hsetup", 0, timer, dice.Below(4), dice.One(0, 0, 4, 4, 8, 1, 5, 16));

    /// <summary>How late clocks fire, ns; sometimes by whole ticks.</summary>
    private long Latency() => dice.Below(100) switch
    {
        < 75 => dice.Below(3_000),
        < 88 => dice.One(0, _tick - 1, _tick, _tick + 1, 2 * _tick),
        _ => dice.Between(0, 5 * _tick),
    };

    private int Action() => dice.Below(13);

    /// <summary>What a clock event device is able to do, and sometimes what it lacks.</summary>
    private long Features() => dice.One(1, 2, 3, 0x42, 0xa, 0x12)
        | (dice.Chance(30) ? dice.One(0x100, 0x200, 0x400) : 0);

    private long Operands()
        => dice.Between(1, dice.Chance(80) ? 3 * _tick : 60 * _tick) * 256 + dice.Below(200);

    private long Nanoseconds() => dice.Below(100) switch
    {
        < 60 => dice.Between(0, 3 * _tick),
        < 80 => dice.Between(0, 60_000),
        < 90 => dice.Between(0, 2_000_000_000),
        < 94 => -dice.Between(0, 5 * _tick),
        < 97 => dice.One(0L, 1, _tick - 1, _tick, _tick + 1),
        _ => dice.One(long.MaxValue, long.MaxValue - 1, 1L << 62, 1L << 40),
    };
}
