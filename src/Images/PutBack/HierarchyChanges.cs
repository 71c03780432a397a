// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>Bugs of the tree's growth while CPUs walk it.</summary>
internal static class HierarchyChanges
{
    private const string File = MigrationWalks.File;

    public static PutBackBug[] All { get; } =
    [
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
