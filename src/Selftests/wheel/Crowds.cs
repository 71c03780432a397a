// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>Very many timers: each expires exactly once, and none early.</summary>
internal static unsafe class Crowds
{
    private struct Member
    {
        public timer_list Timer;
        public int Count;
        public int Early;
    }

    private static void Record(timer_list* timer)
    {
        var member = (Member*)timer;
        member->Count++;
        if (!time_after(jiffies, timer->expires))
            member->Early++;
    }

    [Selftest("wheel.crowd.1-cpu-1m-timers", 1, 1_000_000)]
    [Selftest("wheel.crowd.64-cpus-64k-timers", 64, 65_536)]
    private static void Crowd(SelftestContext t, int cpus, int each)
    {
        const int span = 10_000;
        nuint bytes = (nuint)cpus * (nuint)each * (nuint)sizeof(Member);
        using var machine = Wheels.Boot(new MachineOptions
        {
            Cpus = cpus,
            ArenaBytes = (long)bytes + (256L << 20),
        });
        var members = (Member*)machine.Arena.AllocateBytes(bytes, 64);

        for (int cpu = 0; cpu < cpus; cpu++)
        {
            Member* own = members + (long)cpu * each;
            var random = new Random(cpu);
            machine.Spawn(cpu, "crowd", () =>
            {
                for (int i = 0; i < each; i++)
                {
                    timer_list* timer = &own[i].Timer;
                    timer_setup(timer, &Record, (i & 1) != 0 ? TIMER_PINNED : 0);
                    timer->expires = jiffies + 1 + (ulong)random.Next(span);
                    add_timer(timer);
                    if ((i & 0xfff) == 0)
                        consume_cpu(Wheels.Jiffy / 2);
                }
            });
        }
        machine.RunFor((span + 2 * span / 8 + each / 0x1000 + 100) * Wheels.Jiffy);
        for (long i = 0; i < (long)cpus * each; i++)
        {
            t.Check(members[i].Count == 1, $"timer {i} expired {members[i].Count} times");
            t.Check(members[i].Early == 0, $"timer {i} was early");
        }
        Wheels.NoWarnings(t, machine);
    }
}
