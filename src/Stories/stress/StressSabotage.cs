// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Mistakes made on purpose, so that a test sees what is reported of them.</summary>
internal static unsafe class StressSabotage
{
    /// <summary>Two locks that two CPUs take in opposite order.</summary>
    private struct LockPair
    {
        public raw_spinlock_t first;
        public raw_spinlock_t second;
        public int taken;
    }

    /// <summary>Starts the tasks that make the mistake.</summary>
    public static void Start(StressRun run, string what)
    {
        LockPair* locks = run.Machine.Arena.Allocate<LockPair>();

        switch (what)
        {
            case "abba":
                run.Start(0, "ab", () => TakeBoth(locks, &locks->first, &locks->second));
                run.Start(1, "ba", () => TakeBoth(locks, &locks->second, &locks->first));
                break;
            case "irqs-off":
                run.Start(0, "irqs-off", () => SpinForever(locks));
                break;
            case "lose":
                run.Start(0, "lose", () => Falsify(run.Workers[0].Timer(1), arm: false));
                break;
            case "twice":
                run.Start(0, "twice", () => Falsify(run.Workers[0].Timer(1), arm: true));
                break;
        }
    }

    /// <summary>Arms a timer and does not note it, or notes it and does not arm it.</summary>
    private static void Falsify(stress_timer* t, bool arm)
    {
        for (bool done = false; !done; msleep(1))
        {
            raw_spin_lock_irqsave(&t->@lock, out ulong flags);
            done = t->armed == 0 && t->in_flight == 0 && t->closing == 0;
            if (done && arm)
                mod_timer(&t->timer, jiffies + 2);
            else if (done)
                (t->armed, t->expires) = (1, jiffies + 2);
            raw_spin_unlock_irqrestore(&t->@lock, flags);
        }
    }

    [Trusted("The deadlock is the purpose.")]
    private static void TakeBoth(LockPair* locks, raw_spinlock_t* one, raw_spinlock_t* other)
    {
        raw_spin_lock(one);
        System.Threading.Interlocked.Increment(ref locks->taken);
        while (READ_ONCE(&locks->taken) < 2)
            cpu_relax();
        raw_spin_lock(other);
        raw_spin_unlock(other);
        raw_spin_unlock(one);
    }

    [Trusted("The endless loop is the purpose.")]
    private static void SpinForever(LockPair* locks)
    {
        raw_spin_lock_irq(&locks->first);
        while (READ_ONCE(&locks->taken) == 0)
            cpu_relax();
        raw_spin_unlock_irq(&locks->first);
    }
}
