// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>
/// Bugs that are an order that nothing keeps: they show only where a load may see an older store
/// than the newest.
/// </summary>
internal static class WeakOrder
{
    private const string File = MigrationWalks.File;

    internal const string RootHandOver = """
        			state.state = (u32)atomic_read(&start->migr_state);
        			WARN_ON_ONCE(state.active == 0);
        			WARN_ON_ONCE(start->parent == null);
        			data.childmask = start->groupmask;
        			__walk_groups_from(&tmigr_active_up, &data, start, start->parent);

        """;

    internal const string RootHandOverIfActive = """
        			state.state = (u32)atomic_read(&start->migr_state);
        			WARN_ON_ONCE(start->parent == null);
        			if (state.active != 0) {
        				data.childmask = start->groupmask;
        				__walk_groups_from(&tmigr_active_up, &data, start, start->parent);
        			}

        """;

    private static readonly SourcePatch s_parentIsPlain = new(File,
        "smp_store_release(&child->parent, parent);", "WRITE_ONCE(&child->parent, parent);");

    public static PutBackBug[] All { get; } =
    [
        new("r21-read-without-acquire",
            "The group's state is read before the child's without an order.",
            "r01-child-order", ["I1", "I2"],
            [new(File, "(u32)atomic_read_acquire(&group->migr_state)",
                "(u32)atomic_read(&group->migr_state)")])
        {
            Memory = MemoryModel.Lkmm,
            Strategy = SearchStrategy.Random,
            Seed = 891,
            Runs = 20_000,
        },
        new("r21-no-barrier-after-failure", "A failed compare-and-exchange is taken for a barrier.",
            "r01-child-order", ["I1", "I2"],
            [new(File, "\t\t\tsmp_mb__after_atomic();\n", "")])
        {
            Memory = MemoryModel.Lkmm,
            Strategy = SearchStrategy.Random,
            Seed = 31,
            Runs = 20_000,
        },
        new("r22-hand-over",
            "The last CPU sets a flag of the next one, which reads the groups without a lock.",
            "r22-hand-over", ["I4", "I6", "I7"],
        [
            new("kernel/time/timer_migration.h.cs",
                "\tpublic tmigr_group* tmgroup;\n\tpublic u8 groupmask;\n\t[G",
                "\tpublic bool wakeup_recalc;\n\tpublic tmigr_group* tmgroup;\n\tpublic u8 "
                    + "groupmask;\n\t[G"),
            new(File, "\t\t\twork_on_cpu(migrator, &tmigr_trigger_active, null);\n",
                "\t\t\ttmigr_cpu* next = per_cpu_ptr(ref tmigr_cpu, migrator);\n\n"
                + "\t\t\traw_spin_lock_irq(&next->@lock);\n"
                + "\t\t\tWRITE_ONCE(&next->wakeup_recalc, true);\n"
                + "\t\t\traw_spin_unlock_irq(&next->@lock);\n"
                + "\t\t\tsmp_send_reschedule(migrator);\n"),
            new(File, "\t\tif (IS_ENABLED(CONFIG_64BIT)) {\n\t\t\tif (data.now >= "
                + "READ_ONCE(&tmc->wakeup))",
                "\t\tif (READ_ONCE(&tmc->wakeup_recalc)) {\n"
                + "\t\t\t__walk_groups(&tmigr_requires_handle_remote_up, &data, tmc);\n"
                + "\t\t\traw_spin_lock(&tmc->@lock);\n"
                + "\t\t\tWRITE_ONCE(&tmc->wakeup, data.firstexp);\n"
                + "\t\t\tWRITE_ONCE(&tmc->wakeup_recalc, false);\n"
                + "\t\t\traw_spin_unlock(&tmc->@lock);\n"
                + "\t\t\treturn data.firstexp != KTIME_MAX;\n\t\t}\n\n"
                + "\t\tif (IS_ENABLED(CONFIG_64BIT)) {\n\t\t\tif (data.now >= "
                    + "READ_ONCE(&tmc->wakeup))"),
            new(File, "\t\t\t\tWRITE_ONCE(&tmc->wakeup, ret);\n\t\t\t}\n\t\t}\n",
                "\t\t\t\tWRITE_ONCE(&tmc->wakeup, ret);\n\t\t\t}\n"
                + "\t\t} else if (READ_ONCE(&tmc->wakeup_recalc)) {\n"
                + "\t\t\ttmigr_walk data;\n\n"
                + "\t\t\tdata.now = KTIME_MAX;\n"
                + "\t\t\tdata.childmask = tmc->groupmask;\n"
                + "\t\t\tdata.firstexp = KTIME_MAX;\n"
                + "\t\t\tdata.check = false;\n"
                + "\t\t\t__walk_groups(&tmigr_requires_handle_remote_up, &data, tmc);\n"
                + "\t\t\tret = data.firstexp;\n"
                + "\t\t\tWRITE_ONCE(&tmc->wakeup, ret);\n\t\t}\n"
                + "\t\tWRITE_ONCE(&tmc->wakeup_recalc, false);\n"),
        ])
        {
            Memory = MemoryModel.Lkmm,
            Strategy = SearchStrategy.Random,
            Seed = 501,
            Runs = 20_000,
        },
        new("r25-hotplug-under-walk",
            "A root has no mask, and a walk may read the parent and not yet the mask.",
            "r25-hotplug-under-walk", ["I1", "I2", "I4", "I6", "I11"],
        [
            new(File, "\t\t\tgroup->groupmask = (u8)BIT(0);\n\t\t\tWARN_ON_ONCE(activate);\n",
                "\t\t\tWARN_ON_ONCE(activate);\n"),
            new(File, "\t\t\tWARN_ON_ONCE(data->childmask == 0);\n", ""),
        ])
        {
            Memory = MemoryModel.Lkmm,
            Strategy = SearchStrategy.Random,
            Seed = 521,
            Runs = 20_000,
        },
        new("r25-parent-without-release", "A new parent is published before what it is made of.",
            "r25-hotplug-under-walk", ["I1", "I2", "I4", "I6", "I11"], [s_parentIsPlain])
        {
            Memory = MemoryModel.Lkmm,
            Strategy = SearchStrategy.Random,
            Seed = 871,
            Runs = 20_000,
        },
        new("r25-root-over-walk",
            "The old root's state is read without an order after its new parent.",
            "r25-root-over-walk", ["I1", "I2", "I4", "I6"], [new(File, RootHandOver,
                RootHandOverIfActive)])
        {
            Memory = MemoryModel.Lkmm,
            Depth = 3,
            Seed = 41,
            Runs = 20_000,
        },
    ];
}
