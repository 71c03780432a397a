// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Analyzers.Mutations;

/// <summary>Broken locks of hrtimer.c.</summary>
internal static class HrtimerMutants
{
    public static readonly Mutant[] All =
    [
        new("hrtimer switch releases the wrong base", "kernel/time/hrtimer.c.cs", "switch_hrtimer_base",
            "raw_spin_unlock(&@base->cpu_base->@lock);",
            "raw_spin_unlock(&new_base->cpu_base->@lock);",
            "KT2001|KT2004|KT2003"),
        new("hrtimer start keeps the lock", "kernel/time/hrtimer.c.cs", "hrtimer_start_range_ns",
            "unlock_hrtimer_base(timer, &flags);",
            "",
            "KT2002|KT4005"),
        new("hrtimer interrupt releases plainly", "kernel/time/hrtimer.c.cs", "hrtimer_run_queues",
            "raw_spin_unlock_irqrestore(&cpu_base->@lock, flags);",
            "raw_spin_unlock(&cpu_base->@lock);",
            "KT2006|KT4005"),
        new("run_hrtimer retakes plainly", "kernel/time/hrtimer.c.cs", "__run_hrtimer",
            "raw_spin_lock_irq(&cpu_base->@lock);",
            "raw_spin_lock(&cpu_base->@lock);",
            "KT4001|KT4005|KT2005"),
        new("run_hrtimer never retakes", "kernel/time/hrtimer.c.cs", "__run_hrtimer",
            "raw_spin_lock_irq(&cpu_base->@lock);",
            "",
            "KT2005|KT4005"),
    ];
}
