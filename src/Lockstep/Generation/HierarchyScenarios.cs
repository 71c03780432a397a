// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Generation;

/// <summary>1 to 256 CPUs on 1 to 16 nodes that sleep, wake and expire each other's timers.</summary>
internal sealed class HierarchyScenarios(Dice dice, ScenarioWriter writer, int hz)
{
    private const string Usual =
        "add 60 mod 100 add_on 30 add_global 40 add_local 20 del 40 reduce 10 mod_pending 10 del_sync 10 "
        + "try_del 10 shut 3 shut_sync 2 setup 10 advance 140 tick 140 softirq 20 next 20 idle 160 irq 40 "
        + "wake 60 up 12 down 10 requires_remote 40 quick_check 20 exclude 8 init_isolation 3 fetch 10 "
        + "program 5 last_one 6 full 6";

    private static readonly Weights s_usual = new Weights().Add(Usual);
    private static readonly Weights s_outOfOrder = new Weights().Add(Usual)
        .Add("try_idle 30 clear_idle 5 new_timer 20 expire_remote 10 handle_remote 20");
    private static readonly Weights s_failing = new Weights().Add(Usual).Add("fail 10");

    private int _cpus;
    private bool _fails;
    private TimerOperations _onTimers = null!;

    /// <summary>Writes the machine and its operations.</summary>
    public void Write(int operations)
    {
        MachineLine machine = DrawMachine();
        int kind = dice.Below(100);
        Weights weights = kind < 12 ? s_failing : kind < 40 ? s_outOfOrder : s_usual;

        _cpus = machine.NodeOf.Length;
        _fails = kind < 12;
        _onTimers = new TimerOperations(dice, writer, _cpus, machine.Timers, Deltas.Hierarchy);
        writer.Machine(_fails && dice.Chance(30)
            ? machine with { FailAllocation = (int)dice.Between(1, 5) } : machine);
        BringUp();
        _onTimers.Prepare();
        for (int i = 0; i < operations; i++)
            WriteOne(weights.Draw(dice), dice.Below(_cpus));
    }

    private MachineLine DrawMachine()
    {
        int cpus = dice.Below(200) switch
        {
            < 60 => (int)dice.Between(2, 6),
            < 130 => (int)dice.Between(4, 20),
            < 184 => (int)dice.Between(16, 40),
            < 192 => (int)dice.Between(40, 100),
            < 195 => (int)dice.Between(100, 256),
            _ => 1,
        };
        int nodes = (int)dice.Between(1, Math.Min(dice.Chance(70) ? 4 : 16, cpus));

        return new MachineLine(DrawNodes(cpus, nodes), nodes)
        {
            Hierarchy = true,
            Children = dice.One(4, 8),
            Jiffies = Deltas.Start(dice),
            Updated = Clocks.Start(dice, hz),
            Timers = dice.One(6, 16, 40),
            Buckets = cpus <= 4 || dice.Chance(30),
            Isolated = dice.Chance(15) ? DrawIsolated(cpus) : [],
        };
    }

    /// <summary>In blocks, in turn, or at random with no node empty.</summary>
    private int[] DrawNodes(int cpus, int nodes)
    {
        int kind = dice.Below(4);
        int[] nodeOf = Enumerable.Range(0, cpus).Select(cpu => kind switch
        {
            0 => cpu * nodes / cpus,
            1 => cpu % nodes,
            _ => cpu < nodes ? cpu : dice.Below(nodes),
        }).ToArray();

        if (kind > 1)
            dice.Shuffle(nodeOf);
        return nodeOf;
    }

    private int[] DrawIsolated(int cpus)
        => Enumerable.Range(1, cpus - 1).Where(_ => dice.Chance(25)).ToArray();

    private void BringUp()
    {
        int[] order = Enumerable.Range(1, _cpus - 1).ToArray();

        if (dice.Chance(40))
            dice.Shuffle(order);
        foreach (int cpu in order.Take(dice.Chance(30) ? dice.Below(_cpus) : _cpus))
        {
            if (_fails && dice.Chance(20))
                writer.Do("fail", 0, dice.Between(1, 4));
            writer.Do("up", dice.Chance(80) ? 0 : dice.Below(_cpus), cpu);
        }
    }

    private void WriteOne(string name, int cpu)
    {
        if (_onTimers.Write(name, cpu))
            return;
        switch (name)
        {
            case "advance":
                writer.Do(name, 0, Deltas.Step(dice, hierarchy: true));
                if (dice.Chance(15))
                    Everybody("tick");
                break;
            case "try_idle":
                writer.Do(name, cpu, 0, dice.Chance(12) ? 1 : 0);
                break;
            case "quick_check" or "new_timer":
                writer.Do(name, cpu, 0, dice.One(-1, 0, 1, 2, 5, 50, 500));
                break;
            case "exclude":
                writer.Do(name, cpu, (long)(dice.Bits() & dice.Bits()));
                break;
            case "fail":
                writer.Do(name, 0, dice.Between(1, 4));
                writer.Do(dice.One("up", "up", "exclude", "init_isolation"), cpu, dice.Below(_cpus));
                break;
            case "idle" when dice.Chance(8):
                Everybody(name);
                break;
            case "last_one":
                LastOne();
                break;
            default:
                writer.Do(name, cpu, dice.Below(_cpus));
                break;
        }
    }

    private void Everybody(string name)
    {
        foreach (int cpu in InSomeOrder())
            writer.Do(name, cpu);
    }

    /// <summary>All but one fall asleep; then the last one does, with an event that is near.</summary>
    private void LastOne()
    {
        List<int> order = InSomeOrder();
        int last = order[^1];

        writer.Do("wake", last);
        foreach (int cpu in order.SkipLast(1))
        {
            if (dice.Chance(30))
                writer.Do("mod", cpu, _onTimers.Timer(), dice.Between(2, 9));
            writer.Do("idle", cpu);
        }
        for (int left = dice.Below(7); left > 0; left--)
        {
            writer.Do("advance", 0, 1);
            writer.Do("tick", last);
            if (dice.Chance(50))
                writer.Do(dice.One("try_idle", "idle", "next"), last);
        }
        writer.Do("try_idle", last);
    }

    private List<int> InSomeOrder()
    {
        List<int> order = Enumerable.Range(0, _cpus).ToList();

        dice.Shuffle(order);
        return order;
    }
}
