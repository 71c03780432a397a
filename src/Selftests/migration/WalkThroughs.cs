// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Migration;

/// <summary>
/// The three scenarios that the hierarchy's theory of operation tells, step by step: four CPUs, GRP0:0
/// with CPUs 0 and 1, GRP0:1 with CPUs 2 and 3, and GRP1:0 above them.
/// </summary>
internal static unsafe class WalkThroughs
{
    private const byte None = TMIGR_NONE;

    private static Machine Make()
        => Wheels.Boot(new MachineOptions { Cpus = 4, Nodes = 2, CheckInvariants = false });

    private static tmigr_cpu* Cpu(int cpu) => per_cpu_ptr(ref Kernel.tmigr_cpu, cpu);

    private static tmigr_group* Group(int number) => Cpu(2 * number)->tmgroup;

    private static tmigr_state State(tmigr_group* group)
    {
        tmigr_state state = default;
        state.state = (uint)atomic_read(&group->migr_state);
        return state;
    }

    private static void Is(SelftestContext t, string step, tmigr_group* group, int migrator, int active)
    {
        tmigr_state state = State(group);
        t.Equal((byte)migrator, state.migrator, $"step {step}: the migrator");
        t.Equal((byte)active, state.active, $"step {step}: the active mask");
    }

    /// <summary>
    /// Makes exactly the named CPUs active, bypassing the tick: the scenario is about the hierarchy alone.
    /// </summary>
    private static void Activate(params int[] active)
    {
        for (int cpu = 0; cpu < 4; cpu++)
        {
            if (!Cpu(cpu)->idle && !active.Contains(cpu))
                Deactivate(cpu, KTIME_MAX);
        }
        foreach (int cpu in active)
        {
            if (Cpu(cpu)->idle)
                WakeUp(cpu);
        }
    }

    private static ulong Deactivate(int cpu, ulong next)
    {
        ulong result = 0;
        As(cpu, () => result = tmigr_cpu_deactivate(next));
        return result;
    }

    private static void WakeUp(int cpu) => As(cpu, tmigr_cpu_activate);

    private static void As(int cpu, Action action) => ThisCpu.machine!.Inspect(cpu, action);

    /// <summary>A walk that stops below the root, so that its second step can be made later.</summary>
    private static bool InactiveUpOnce(tmigr_group* group, tmigr_group* child, tmigr_walk* data)
    {
        tmigr_inactive_up(group, child, data);
        return true;
    }

    private static bool ActiveUpOnce(tmigr_group* group, tmigr_group* child, tmigr_walk* data)
    {
        tmigr_active_up(group, child, data);
        return true;
    }

    /// <summary>CPU 0 goes idle, CPU 1 overtakes it, and CPU 0's second step must change nothing.</summary>
    [Selftest("migration.theory.sequence-counter")]
    private static void SequenceCounter(SelftestContext t)
    {
        using Machine machine = Make();
        machine.Inspect(0, () =>
        {
            tmigr_group* low = Group(0), other = Group(1), root = low->parent;
            byte mask0 = Cpu(0)->groupmask, mask1 = Cpu(1)->groupmask;
            tmigr_walk down, up;

            Activate(0, 2);
            Is(t, "0", low, mask0, mask0);
            Is(t, "0", other, Cpu(2)->groupmask, Cpu(2)->groupmask);
            // The root's migrator is whichever group came first; the drawing has GRP0:1.
            WRITE_ONCE(&root->migr_state.counter, Word(other->groupmask, low->groupmask | other->groupmask, 7));

            down = new tmigr_walk { nextexp = KTIME_MAX, firstexp = KTIME_MAX, evt = &Cpu(0)->cpuevt, childmask = mask0 };
            Locked(0, &down, &InactiveUpOnce);
            Is(t, "1", low, None, 0);
            Is(t, "1", root, other->groupmask, low->groupmask | other->groupmask);
            tmigr_state seen = State(root);

            up = new tmigr_walk { childmask = mask1 };
            Locked(1, &up, &ActiveUpOnce);
            Is(t, "2", low, mask1, mask1);

            up.childmask = low->groupmask;
            tmigr_active_up(root, low, &up);
            Is(t, "3", root, other->groupmask, low->groupmask | other->groupmask);
            t.Equal((ushort)(seen.seq + 1), State(root).seq, "step 3: the sequence count");

            tmigr_state stale = seen, wanted = seen;
            wanted.active &= (byte)~low->groupmask;
            wanted.seq++;
            t.Check(!atomic_try_cmpxchg(&root->migr_state, &stale.state, wanted.state),
                "step 4: an exchange prepared in step 1 succeeded");
            t.Equal(State(root).state, stale.state, "step 4: the value that the exchange found");

            down.childmask = low->groupmask;
            tmigr_inactive_up(root, low, &down);
            Is(t, "4", root, other->groupmask, low->groupmask | other->groupmask);
            t.Equal((byte)1, (byte)(State(low).active == 0 ? 0 : 1), "step 4: GRP0:0 is active");
        });
        Wheels.NoWarnings(t, machine);
    }

    private static int Word(int migrator, int active, int seq) => active | migrator << 8 | seq << 16;

    private static void Locked(
        int cpu, tmigr_walk* walk, delegate*<tmigr_group*, tmigr_group*, tmigr_walk*, bool> up)
        => As(cpu, () =>
        {
            tmigr_cpu* tmc = Cpu(cpu);
            raw_spin_lock(&tmc->@lock);
            walk_groups(up, walk, tmc);
            raw_spin_unlock(&tmc->@lock);
        });

    /// <summary>The last CPU goes idle, then CPU 0 queues its first timer: CPU 0 is told to wake for it.</summary>
    [Selftest("migration.theory.new-timer-after-last-idle")]
    private static void NewTimerAfter(SelftestContext t)
    {
        using Machine machine = Make();
        machine.Inspect(0, () =>
        {
            tmigr_group* low = Group(0), other = Group(1), root = low->parent;
            ulong timer0 = (ulong)machine.Now + 5_000_000;

            Activate(2);
            Is(t, "1", root, other->groupmask, other->groupmask);
            Is(t, "1", low, None, 0);
            Expiries(t, "1", root, low, other, KTIME_MAX, KTIME_MAX);

            t.Equal((ulong)KTIME_MAX, Deactivate(2, KTIME_MAX), "step 3: what is handed back to CPU 2");
            Is(t, "2", other, None, 0);
            Is(t, "3", root, None, 0);

            ulong back = 0;
            As(0, () => back = tmigr_cpu_new_timer(timer0));
            Expiries(t, "4", root, low, other, timer0, timer0);
            t.Equal(timer0, back, "step 5: what is handed back to CPU 0");
        });
        Wheels.NoWarnings(t, machine);
    }

    /// <summary>The other order: CPU 2 is still active for the new timer, and is told when it goes idle.</summary>
    [Selftest("migration.theory.new-timer-before-last-idle")]
    private static void NewTimerBefore(SelftestContext t)
    {
        using Machine machine = Make();
        machine.Inspect(0, () =>
        {
            tmigr_group* low = Group(0), other = Group(1), root = low->parent;
            ulong timer0 = (ulong)machine.Now + 5_000_000;
            ulong back = 0;

            Activate(2);
            As(0, () => back = tmigr_cpu_new_timer(timer0));
            Expiries(t, "4", root, low, other, timer0, timer0);
            t.Equal((ulong)KTIME_MAX, back, "what is handed back to CPU 0 while CPU 2 is active");
            t.Equal(timer0, Deactivate(2, KTIME_MAX), "what is handed back to CPU 2");
        });
        Wheels.NoWarnings(t, machine);
    }

    private static void Expiries(
        SelftestContext t, string step, tmigr_group* root, tmigr_group* low, tmigr_group* other,
        ulong atRoot, ulong atLow)
    {
        t.Equal(atRoot, root->next_expiry, $"step {step}: next_expiry of GRP1:0");
        t.Equal(atLow, low->next_expiry, $"step {step}: next_expiry of GRP0:0");
        t.Equal((ulong)KTIME_MAX, other->next_expiry, $"step {step}: next_expiry of GRP0:1");
    }

    private struct Witness
    {
        public Probe Probe;
        public int RootQueued, LowQueued, LowFirstCpu, GroupEventCpu, Ignored;
    }

    /// <summary>Looks at the queues from within the callback of a timer that is expired remotely.</summary>
    private static void Look(timer_list* timer)
    {
        var witness = (Witness*)timer;
        tmigr_group* low = Group(0);
        Probe.Record(timer);
        witness->RootQueued = timerqueue_node_queued(&low->groupevt.nextevt) ? 1 : 0;
        witness->LowQueued = Queued(low);
        timerqueue_node* first = timerqueue_getnext(&low->events);
        witness->LowFirstCpu = first == null ? -1 : (int)tmigr_event.of_nextevt(first)->cpu;
        witness->GroupEventCpu = (int)low->groupevt.cpu;
        witness->Ignored = low->groupevt.ignore ? 1 : 0;
    }

    /// <summary>
    /// The events of a group that are for some time. After a remote expiry that leaves a CPU without a
    /// timer, the code keeps the CPU's event queued for KTIME_MAX where the text says it is removed.
    /// </summary>
    private static int Queued(tmigr_group* group)
    {
        int count = 0;
        for (timerqueue_node* node = timerqueue_getnext(&group->events); node != null;
             node = timerqueue_iterate_next(node))
            count += node->expires != KTIME_MAX ? 1 : 0;
        return count;
    }

    /// <summary>CPUs 0 and 1 sleep with timers for the same time; CPU 2 expires both, one after the other.</summary>
    [Selftest("migration.theory.update-after-remote-expiry")]
    private static void UpdateAfterRemoteExpiry(SelftestContext t)
    {
        using var machine = Wheels.Boot(new MachineOptions { Cpus = 4, Nodes = 2 });
        var witnesses = (Witness*)machine.Arena.AllocateBytes((nuint)(2 * sizeof(Witness)), 64);
        ulong expires = 0;

        // Busy from the start: a CPU that once was the last one up has its clock armed for others.
        machine.Spawn(2, "busy", () => consume_cpu(400 * Wheels.Jiffy));
        machine.RunFor(10 * Wheels.Jiffy);
        machine.Inspect(0, () => expires = jiffies + 200);
        for (int cpu = 0; cpu < 2; cpu++)
        {
            timer_list* timer = &witnesses[cpu].Probe.Timer;
            Wheels.On(t, machine, cpu, () =>
            {
                timer_setup(timer, &Look, 0);
                mod_timer(timer, expires);
            });
        }
        machine.RunFor(50 * Wheels.Jiffy);
        machine.Inspect(2, () =>
        {
            tmigr_group* low = Group(0), other = Group(1), root = low->parent;
            Is(t, "1", root, other->groupmask, other->groupmask);
            Is(t, "1", low, None, 0);
            Is(t, "1", other, Cpu(2)->groupmask, Cpu(2)->groupmask);
            t.Check(timerqueue_getnext(&root->events) == &low->groupevt.nextevt, "step 1: GRP1:0's queue");
            t.Check(!low->groupevt.ignore && other->groupevt.ignore, "step 1: the ignore flags");
            t.Equal(0u, low->groupevt.cpu, "step 1: the CPU of GRP0:0's event");
            t.Equal(2, Queued(low), "step 1: the events in GRP0:0");
            t.Equal(0, Queued(other), "step 1: the events in GRP0:1");
        });
        machine.RunFor(300 * Wheels.Jiffy);
        for (int cpu = 0; cpu < 2; cpu++)
        {
            t.Equal(1, witnesses[cpu].Probe.Count, $"the expiries of CPU {cpu}'s timer");
            t.Equal(2, witnesses[cpu].Probe.Cpu, $"the CPU that ran CPU {cpu}'s timer");
            t.Equal(0, witnesses[cpu].RootQueued, $"GRP1:0 still queues GRP0:0 while CPU {cpu}'s timer runs");
            t.Equal(0, witnesses[cpu].Ignored, $"GRP0:0's event is ignored while CPU {cpu}'s timer runs");
            t.Equal(cpu, witnesses[cpu].GroupEventCpu, $"the CPU of GRP0:0's event while CPU {cpu}'s timer runs");
            t.Equal(2 - cpu, witnesses[cpu].LowQueued, $"the events in GRP0:0 while CPU {cpu}'s timer runs");
            t.Equal(cpu, witnesses[cpu].LowFirstCpu, $"GRP0:0's first event while CPU {cpu}'s timer runs");
        }
        t.Equal(witnesses[0].Probe.Fired, witnesses[1].Probe.Fired, "the jiffy of both expiries");
        machine.Inspect(2, () =>
        {
            t.Equal(0, Queued(Group(0)), "the events left in GRP0:0");
            t.Equal(0, Queued(Group(0)->parent), "the events left in GRP1:0");
        });
        Wheels.NoWarnings(t, machine);
    }
}
