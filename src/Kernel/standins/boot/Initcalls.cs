// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>The initcalls of the ported files, level by level, in upstream's link order.</summary>
public static unsafe partial class Kernel
{
    /// <summary>early_initcall: the boot CPU alone, in process context.</summary>
    internal static void do_pre_smp_initcalls()
    {
        cpu_stop_init();
        spawn_ksoftirqd();
        cpuhp_threads_init();
        if (ThisCpu.machine!.Options.TimerMigration)
            tmigr_init();
    }

    /// <summary>The other levels, with all CPUs that boot brings up online.</summary>
    internal static void do_initcalls()
    {
        // timekeeping_init() would register the fallback, but a mutex wants a task.
        timekeeper_clock = clocksource_default_clock();
        init_machine_clocksource();
        clocksource_done_booting();
        timer_sysctl_init();
        tmigr_init_isolation();
    }
}
