// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>Random operations against a model that has no wheel.</summary>
internal static unsafe class Operations
{
    private const int Count = 500;

    private sealed class Model
    {
        public ulong Expires;
        public bool Queued;
        public int Fired;
    }

    [Selftest("wheel.random.1", 1)]
    [Selftest("wheel.random.2", 2)]
    [Selftest("wheel.random.3", 3)]
    [Selftest("wheel.random.4", 4)]
    private static void Random(SelftestContext t, int seed)
    {
        using var machine = Wheels.Boot(new MachineOptions { Nohz = seed % 2 == 0 });
        Probe* probes = Probe.Allocate(machine, Count);
        var models = Enumerable.Range(0, Count).Select(_ => new Model()).ToArray();
        var random = new Random(seed);

        machine.On(0, () =>
        {
            for (int i = 0; i < Count; i++)
                Probe.Setup(&probes[i], random.Next(3) == 0 ? TIMER_PINNED : 0);
        });
        for (int round = 0; round < 300; round++)
        {
            Wheels.On(t, machine, 0, () =>
            {
                Settle(t, probes, models);
                for (int i = 0; i < 30; i++)
                {
                    int number = random.Next(Count);
                    Step(t, random, &probes[number].Timer, models[number]);
                }
            });
            machine.RunFor(random.Next(1, 60) * Wheels.Jiffy);
        }
        machine.RunFor(200_000 * Wheels.Jiffy);
        Wheels.On(t, machine, 0, () =>
        {
            Settle(t, probes, models);
            for (int i = 0; i < Count; i++)
                t.Check(!models[i].Queued, $"timer {i} never expired");
        });
    }

    private static void Step(SelftestContext t, Random random, timer_list* timer, Model model)
    {
        ulong expires = jiffies + 1 + (ulong)random.Next(1 << random.Next(1, 17));
        int pending = model.Queued ? 1 : 0;

        switch (random.Next(5))
        {
            case 0 when !model.Queued:
                timer->expires = expires;
                add_timer(timer);
                model.Queued = true;
                model.Expires = expires;
                break;
            case 1:
                t.Equal(pending, timer_delete(timer), "timer_delete()");
                model.Queued = false;
                break;
            case 2:
                t.Equal(pending, mod_timer_pending(timer, expires), "mod_timer_pending()");
                model.Expires = expires;
                break;
            case 3:
                t.Equal(pending, timer_reduce(timer, expires), "timer_reduce()");
                if (!model.Queued || expires < model.Expires)
                    model.Expires = expires;
                model.Queued = true;
                break;
            default:
                t.Equal(pending, mod_timer(timer, expires), "mod_timer()");
                model.Queued = true;
                model.Expires = expires;
                break;
        }
        t.Equal(model.Queued, timer_pending(timer), "timer_pending()");
        if (model.Queued)
            t.Equal(model.Expires, timer->expires, "expires");
    }

    /// <summary>
    /// Takes note of what has expired. A timer that was moved within its bucket keeps the bucket's
    /// lateness, so the bound is a granule of the longest timeout in use.
    /// </summary>
    private static void Settle(SelftestContext t, Probe* probes, Model[] models)
    {
        const ulong bound = 32_768 / 7;

        for (int i = 0; i < models.Length; i++)
        {
            Model model = models[i];
            if (probes[i].Count == model.Fired)
            {
                t.Check(!model.Queued || jiffies <= model.Expires + 2 * bound + 2,
                    $"timer {i} for {model.Expires} is missing at {jiffies}");
                continue;
            }
            t.Equal(model.Fired + 1, probes[i].Count, $"the expiries of timer {i}");
            t.Check(model.Queued, $"timer {i} expired after its deletion");
            t.Check(probes[i].Fired > model.Expires, $"timer {i} for {model.Expires} at {probes[i].Fired}");
            model.Queued = false;
            model.Fired = probes[i].Count;
        }
    }
}
