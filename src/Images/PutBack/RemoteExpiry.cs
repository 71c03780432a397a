// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>Bugs around timers that are expired for an idle CPU.</summary>
internal static class RemoteExpiry
{
    private const string File = MigrationWalks.File;

    public static PutBackBug[] All { get; } =
    [
        new("r05-stale-wakeup", "A CPU that is not the migrator keeps its wakeup time.",
            "r05-stale-wakeup", ["I9"],
        [
            new(File, "\t\t\tif (READ_ONCE(&tmc->wakeup) == KTIME_MAX)\n\t\t\t\treturn;\n",
                "\t\t\treturn;\n"),
        ]),
        new("r09-remote-fetch", "The next event of a remote CPU is fetched outside of its lock.",
            "r09-remote-fetch", ["I4", "I5", "I6", "I7"],
        [
            new(File, "\t\ttimer_lock_remote_bases(cpu);\n\t\traw_spin_lock(&tmc->@lock);\n",
                "\t\ttimer_lock_remote_bases(cpu);\n"
                + "\t\tfetch_next_timer_interrupt_remote(jif, now, &tevt, cpu);\n"
                + "\t\ttimer_unlock_remote_bases(cpu);\n\t\traw_spin_lock(&tmc->@lock);\n"),
            new(File, "\t\t\ttimer_unlock_remote_bases(cpu);\n\t\t\tgoto unlock;\n",
                "\t\t\tgoto unlock;\n"),
            new(File, "\t\tfetch_next_timer_interrupt_remote(jif, now, &tevt, cpu);\n"
                + "\t\ttimer_unlock_remote_bases(cpu);\n\n", ""),
        ]),
        new("r10-undone-idle", "A CPU that stays awake after all is not activated again.",
            "r10-undone-idle", ["I3", "I11"],
        [
            new("kernel/time/timer.c.cs",
                "\t\t\tif (!base_local->is_idle && idle_is_possible)\n\t\t\t\ttmigr_cpu_activate();\n",
                ""),
        ])
        {
            Depth = 3,
        },
    ];
}
