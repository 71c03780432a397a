// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>Bugs of the tree's growth while CPUs walk it.</summary>
internal static class HierarchyChanges
{
    private const string File = MigrationWalks.File;

    public static PutBackBug[] All { get; } =
    [
        new("r22-hand-over", "The last CPU sets a flag of the next one, which reads the groups before it.",
            "r22-hand-over", ["I4", "I6", "I7"],
        [
            new("kernel/time/timer_migration.h.cs", "\tpublic tmigr_group* tmgroup;\n\tpublic u8 groupmask;\n\t[G",
                "\tpublic bool wakeup_recalc;\n\tpublic tmigr_group* tmgroup;\n\tpublic u8 groupmask;\n\t[G"),
            new(File, "\t\t\twork_on_cpu(migrator, &tmigr_trigger_active, null);\n",
                "\t\t\ttmigr_cpu* next = per_cpu_ptr(ref tmigr_cpu, migrator);\n\n"
                + "\t\t\traw_spin_lock_irq(&next->@lock);\n"
                + "\t\t\tWRITE_ONCE(&next->wakeup_recalc, true);\n"
                + "\t\t\traw_spin_unlock_irq(&next->@lock);\n"
                + "\t\t\tsmp_send_reschedule(migrator);\n"),
            new(File, "\t\tif (IS_ENABLED(CONFIG_64BIT)) {\n\t\t\tif (data.now >= READ_ONCE(&tmc->wakeup))",
                "\t\t__walk_groups(&tmigr_requires_handle_remote_up, &data, tmc);\n"
                + "\t\tif (READ_ONCE(&tmc->wakeup_recalc)) {\n"
                + "\t\t\traw_spin_lock(&tmc->@lock);\n"
                + "\t\t\tWRITE_ONCE(&tmc->wakeup, data.firstexp);\n"
                + "\t\t\tWRITE_ONCE(&tmc->wakeup_recalc, false);\n"
                + "\t\t\traw_spin_unlock(&tmc->@lock);\n"
                + "\t\t\treturn data.firstexp != KTIME_MAX;\n\t\t}\n\n"
                + "\t\tif (IS_ENABLED(CONFIG_64BIT)) {\n\t\t\tif (data.now >= READ_ONCE(&tmc->wakeup))"),
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
            Runs = 10_000,
        },
        new("r24-hotplug-activates", "The CPU that comes up builds the hierarchy itself.",
            "r24-hotplug-activates", ["I1", "I2", "I4", "I5", "I6", "I7", "I11", "BUG"],
        [
            new(File, "\t\t\t\t\t&tmigr_cpu_prepare, null);", "\t\t\t\t\tnull, null);"),
            new(File, "\t\tif (tmigr_is_isolated((int)cpu))\n\t\t\treturn 0;\n\n\t\treturn __tmigr_set",
                "\t\tint prepared = tmigr_cpu_prepare(cpu);\n\t\tif (prepared < 0)\n"
                + "\t\t\treturn prepared;\n\t\treturn __tmigr_set"),
            new(File, "\t\t\tWARN_ON_ONCE(cpu == (uint)raw_smp_processor_id());\n", ""),
            new(File,
                "\t\t\tWARN_ON_ONCE(!per_cpu_ptr(ref tmigr_cpu, raw_smp_processor_id())->available);\n",
                ""),
            new(File, "\t\t\tWARN_ON_ONCE(state.active == 0);\n", ""),
            new(File, "\t\t\t__walk_groups_from(&tmigr_active_up, &data, start, start->parent);",
                "\t\t\tif (state.active != 0)\n"
                + "\t\t\t\t__walk_groups_from(&tmigr_active_up, &data, start, start->parent);"),
        ])
        {
            Depth = 3,
        },
        new("r25-hotplug-under-walk", "A root has no mask, and a walk reads the mask before the parent.",
            "r25-hotplug-under-walk", ["I1", "I2", "I4", "I6", "I11"],
        [
            new(File, "\t\t\tgroup->groupmask = (u8)BIT(0);\n\t\t\tWARN_ON_ONCE(activate);\n",
                "\t\t\tWARN_ON_ONCE(activate);\n"),
            new(File, "\t\t\tgroup = READ_ONCE(&group->parent);\n"
                + "\t\t\tdata->childmask = child->groupmask;\n"
                + "\t\t\tWARN_ON_ONCE(data->childmask == 0);\n",
                "\t\t\tdata->childmask = READ_ONCE(&child->groupmask);\n"
                + "\t\t\tgroup = READ_ONCE(&group->parent);\n"),
        ])
        {
            Strategy = SearchStrategy.Random,
            Runs = 20_000,
        },
        new("r30-forecast-under-failure", "The forecast finds its root in the list of a level.",
            "r30-forecast-under-failure", ["I12", "BUG"],
        [
            new(File, "\t\tif (!tmigr_check_migrator_and_lonely(tmc->tmgroup, tmc->groupmask))\n",
                "\t\tfor (uint level = 0; level < tmigr_hierarchy_levels; level++) {\n"
                + "\t\t\tlist_head* head = &tmigr_level_list[level];\n\n"
                + "\t\t\tif (READ_ONCE(&head->next) == READ_ONCE(&head->prev)) {\n"
                + "\t\t\t\tgroup = tmigr_group.of_list(READ_ONCE(&head->next));\n"
                + "\t\t\t\tbreak;\n\t\t\t}\n\t\t}\n"
                + "\t\tif (!tmigr_check_lonely(group))\n\t\t\treturn KTIME_MAX;\n"
                + "\t\tif (!tmigr_check_migrator_and_lonely(tmc->tmgroup, tmc->groupmask))\n"),
        ])
        {
            Strategy = SearchStrategy.Random,
            Runs = 20_000,
        },
    ];
}
