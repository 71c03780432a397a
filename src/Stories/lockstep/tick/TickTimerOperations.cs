// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>What a scenario about the tick does to timers of the wheel and of high resolution.</summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class TickTimerOperations(TickWorld world)
{
    private static readonly int[] s_clocks = [CLOCK_MONOTONIC, CLOCK_REALTIME, CLOCK_BOOTTIME, CLOCK_TAI];

    /// <summary>Adds them by name.</summary>
    public void AddTo(Dictionary<string, Operation> operations)
    {
        operations["mod"] = (_, a, b, _) => Result(mod_timer(Timer(a), jiffies + (ulong)b));
        operations["del"] = (_, a, _, _) => Result(timer_delete(Timer(a)));
        operations["add_on"] = AddOn;
        operations["setup"] = Setup;
        operations["hsetup"] = SetupHrtimer;
        operations["hstart"] = (_, a, b, c) => hrtimer_start_range_ns(
            Hrtimer(a), Expiry(Hrtimer(a), b, c), (ulong)(c >> 8), Mode(Hrtimer(a), c));
        operations["huser"] = (_, a, b, c) => Result(hrtimer_start_range_ns_user(
            Hrtimer(a), Expiry(Hrtimer(a), b, c), (ulong)(c >> 8), Mode(Hrtimer(a), c)));
        operations["htry"] = (_, a, _, _) => Result(hrtimer_try_to_cancel(Hrtimer(a)));
        operations["hcancel"] = (_, a, _, _) => Result(hrtimer_cancel(Hrtimer(a)));
        operations["hforward"] = Forward;
        operations["hremains"] = Remains;
    }

    /// <summary>On a CPU whose clock is about to stand.</summary>
    public static void StartLate(TickWorld world, long late)
    {
        hrtimer* timer = world.Hrtimers + (int)(late & 255) % world.Shape.Hrtimers;

        hrtimer_start(timer, late >> 8, Mode(timer, (long)hrtimer_mode.HRTIMER_MODE_REL));
    }

    private void AddOn(int cpu, long a, long b, long c)
    {
        int target = (int)((ulong)c % (ulong)world.Cpus);

        if (!world.IsOnline(target) || timer_pending(Timer(a)))
        {
            world.Skip(1);
            return;
        }
        Timer(a)->expires = jiffies + (ulong)b;
        add_timer_on(Timer(a), target);
    }

    private void Setup(int cpu, long a, long b, long c)
    {
        if (timer_pending(Timer(a)))
            world.Skip(2);
        else
            timer_setup(Timer(a), TickCallbacks.Timer, (uint)b);
    }

    private void SetupHrtimer(int cpu, long a, long b, long c)
    {
        if (hrtimer_active(Hrtimer(a)))
            world.Skip(3);
        else
            hrtimer_setup(Hrtimer(a), TickCallbacks.Hrtimer, s_clocks[b & 3], (hrtimer_mode)c);
    }

    private void Forward(int cpu, long a, long b, long c)
    {
        if (hrtimer_active(Hrtimer(a)))
            world.Skip(4);
        else
            world.Sight.See("r", hrtimer_forward_now(Hrtimer(a), b));
    }

    private void Remains(int cpu, long a, long b, long c)
    {
        world.Sight.See("r", hrtimer_get_remaining(Hrtimer(a)));
        world.Sight.See("active", hrtimer_active(Hrtimer(a)));
        world.Sight.See("without", hrtimer_next_event_without(Hrtimer(a)));
        world.Sight.See("next", hrtimer_get_next_event());
    }

    /// <summary>Mode and clock of a timer come from its set-up; only where it may run is the caller's.</summary>
    private static hrtimer_mode Mode(hrtimer* timer, long c)
        => (timer->is_soft ? hrtimer_mode.HRTIMER_MODE_SOFT : 0)
            | (timer->is_hard ? hrtimer_mode.HRTIMER_MODE_HARD : 0)
            | ((hrtimer_mode)c & (hrtimer_mode.HRTIMER_MODE_REL | hrtimer_mode.HRTIMER_MODE_PINNED));

    private static long Expiry(hrtimer* timer, long delta, long c)
        => ((hrtimer_mode)c & hrtimer_mode.HRTIMER_MODE_REL) != 0 ? delta : hrtimer_cb_get_time(timer) + delta;

    private timer_list* Timer(long n) => world.Timers + (int)((ulong)n % (ulong)world.Shape.Timers);

    private hrtimer* Hrtimer(long n) => world.Hrtimers + (int)((ulong)n % (ulong)world.Shape.Hrtimers);

    private void Result(int value) => world.Sight.See("r", value);

    private void Result(bool value) => world.Sight.See("r", value);
}
