// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>
/// Changes under which what upstream's own code gets wrong is no longer seen, so that a search can go
/// on behind a finding. The port itself keeps upstream's text; docs/findings.md tells of each.
/// </summary>
public static class Repairs
{
    /// <summary>OWN-EVENT: a CPU that comes upon its own event runs its wheel again, as it would another's.</summary>
    public static SourcePatch[] OwnEvent { get; } =
    [
        new(MigrationWalks.File, "\t\tif (cpu != (uint)smp_processor_id())\n\t\t\ttimer_expire_remote(cpu);\n",
            "\t\ttimer_expire_remote(cpu);\n"),
    ];

    /// <summary>SIBLING-SLEEPS: after its event is queued, a CPU looks at its group's state again.</summary>
    public static SourcePatch[] SiblingSleeps { get; } =
    [
        new(MigrationWalks.File,
            "\t\ttmigr_update_events(group, child, data);\n\n\t\treturn walk_done;\n",
            "\t\ttmigr_update_events(group, child, data);\n\n"
            + "\t\tif (walk_done) {\n"
            + "\t\t\tcurstate.state = (u32)atomic_read(&group->migr_state);\n"
            + "\t\t\twalk_done = curstate.active != 0;\n"
            + "\t\t}\n\n\t\treturn walk_done;\n"),
    ];

    /// <summary>ROOT-ON-ITS-WAY: an old root that is not yet active is left to who activates it, as
    /// in 7.2.13.</summary>
    public static SourcePatch[] RootOnItsWay { get; } =
    [
        new(MigrationWalks.File, WeakOrder.RootHandOver,
            WeakOrder.RootHandOverIfActive.Replace(
                "atomic_read(&start", "atomic_fetch_or(0, &start", StringComparison.Ordinal)),
    ];

    /// <summary>FIRST-GROUP: what had no memory for its first group is not taken for a loop that
    /// went too far.</summary>
    public static SourcePatch[] FirstGroup { get; } =
    [
        new(MigrationWalks.File, "\t\tif (WARN_ON_ONCE((uint)i >= tmigr_hierarchy_levels))\n",
            "\t\tif (err == 0 && WARN_ON_ONCE((uint)i >= tmigr_hierarchy_levels))\n"),
    ];

    /// <summary>OLD-ROOT, and FREED-GROUP after it: the old root is attached, however often memory
    /// is wanting.</summary>
    public static SourcePatch[] OldRoot { get; } =
    [
        new(MigrationWalks.File,
            "\t\t\tret = tmigr_setup_groups(unchecked((uint)-1), (uint)old_root->numa_node, old_root, true);\n",
            "\t\t\tdo\n"
            + "\t\t\t\tret = tmigr_setup_groups(unchecked((uint)-1), (uint)old_root->numa_node, old_root, true);\n"
            + "\t\t\twhile (ret < 0);\n"),
    ];

    /// <summary>RUNNING-CALLBACK: while a wheel's callback runs, its next timer is due in the next jiffy at the
    /// earliest.</summary>
    public static SourcePatch[] RunningCallback { get; } =
    [
        new("kernel/time/timer.c.cs",
            "\t\tnextevt_global = next_timer_interrupt(base_global, basej);\n\n\t\tlocal_first",
            "\t\tnextevt_global = next_timer_interrupt(base_global, basej);\n"
            + "\t\tif (base_global->running_timer != null && time_before(nextevt_global, basej + 1))\n"
            + "\t\t\tnextevt_global = basej + 1;\n\n\t\tlocal_first"),
    ];
}
