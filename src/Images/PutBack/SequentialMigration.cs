// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>Bugs of the hierarchy that show without any interleaving.</summary>
internal static class SequentialMigration
{
    private const string File = MigrationWalks.File;

    public static PutBackBug[] All { get; } =
    [
        Bug("r03-last-cpu-without-timer", "A last CPU without a timer skips the root's other events.",
            ["I4", "I6", "I7"],
            new SourcePatch(File, "\t\t\t\twalk_done = true;\n\t\t} else {\n\t\t\tevt->nextevt.expires",
                "\t\t\t\twalk_done = true;\n\t\t\tgoto unlock;\n\t\t} else {\n\t\t\tevt->nextevt.expires")),
        Bug("r04-last-cpu-of-one-group", "An ignored event ends the walk in the root as well.",
            ["I4", "I6", "I7"],
            new SourcePatch(File, "if (ignore && !remote && group->parent != null)", "if (ignore && !remote)")),
        Bug("r06-equal-expiry", "A queued group event keeps its CPU when another has the same expiry.",
            ["I5", "I6", "I7"],
            new SourcePatch(File, "\t\t\t\tevt->cpu = first_childevt->cpu;\n\t\t\t\tgoto check_toplvl;",
                "\t\t\t\tgoto check_toplvl;")),
        Bug("r07-equal-expiry-remote", "A remote expiry that leaves no timer does not update the hierarchy.",
            ["I5", "I6", "I7"],
            new SourcePatch(File, "\t\twalk_groups(&tmigr_new_timer_up, &data, tmc);\n\n\tunlock:",
                "\t\tif (tevt.global != KTIME_MAX)\n"
                + "\t\t\twalk_groups(&tmigr_new_timer_up, &data, tmc);\n\n\tunlock:")),
        Bug("r08-wakeup-erased", "A remote pass that expires nothing erases the wakeup.",
            ["I4", "I6", "I7"],
            new SourcePatch(File, "\t\tdata->firstexp = group->next_expiry;\n\n"
                + "\t\traw_spin_unlock_irq(&group->@lock);\n\n\t\treturn false;",
                "\t\tdata->firstexp = KTIME_MAX;\n\n"
                + "\t\traw_spin_unlock_irq(&group->@lock);\n\n\t\treturn false;")),
        Bug("r11-isolated-forecast", "A CPU outside of the hierarchy forecasts no timer at all.",
            ["I8"],
            new SourcePatch(File, "\t\tif (tmigr_is_not_available(tmc))\n\t\t\treturn nextevt;\n\n"
                + "\t\tif (WARN_ON_ONCE(tmc->idle))",
                "\t\tif (tmigr_is_not_available(tmc))\n\t\t\treturn KTIME_MAX;\n\n"
                + "\t\tif (WARN_ON_ONCE(tmc->idle))")),
        Bug("r12-forecast-levels", "The forecast looks at the root alone.",
            ["I8"],
            new SourcePatch(File, "\t\t\tnextevt = min_t<u64>(nextevt, READ_ONCE(&group->next_expiry));",
                "\t\t\tif (group->parent == null)\n"
                + "\t\t\t\tnextevt = min_t<u64>(nextevt, READ_ONCE(&group->next_expiry));")),
        Bug("r22-leaves-as-last", "A CPU that leaves as the last one hands nothing over.",
            ["I4", "I6", "I7"],
            new SourcePatch(File, "\t\t\tmigrator = cpumask_any(tmigr_available_cpumask);\n"
                + "\t\t\twork_on_cpu(migrator, &tmigr_trigger_active, null);\n", "\t\t\tmigrator = 0;\n")),
        Bug("r27-old-root", "The old root is attached only to a root with one child.",
            ["I10", "I11"],
            new SourcePatch(File, "if (ret >= 0 && old_root != null && old_root != tmigr_root) {",
                "if (ret >= 0 && old_root != null && old_root != tmigr_root"
                + " && tmigr_root->num_children == 1) {")),
        Bug("r28-mixed-nodes", "Groups below the crossnode level take children of any node.",
            ["I10", "I11"],
            new SourcePatch(File, "root_mismatch = (uint)tmigr_root->numa_node != node;", "root_mismatch = false;"),
            new SourcePatch(File, "(uint)old_root->numa_node, old_root, true",
                "(uint)tmigr_root->numa_node, old_root, true")),
        Bug("r29-first-group", "Cleaning up starts with a group that was never made.",
            ["I12"],
            new SourcePatch(File, "\t\t\t\terr = (int)PTR_ERR(group);\n\t\t\t\ti--;\n",
                "\t\t\t\terr = (int)PTR_ERR(group);\n")),
    ];

    private static PutBackBug Bug(
        string name, string summary, string[] invariants, params SourcePatch[] patches)
        => new(name, summary, name, invariants, patches) { Sequential = true };
}
