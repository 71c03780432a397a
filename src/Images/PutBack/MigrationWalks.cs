// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>Bugs of the walks from a CPU to the root.</summary>
internal static class MigrationWalks
{
    internal const string File = "kernel/time/timer_migration.c.cs";

    private const string LocksThenStates = """
        			raw_spin_lock(&child->@lock);
        			raw_spin_lock_nested(&group->@lock, SINGLE_DEPTH_NESTING);

        			childstate.state = (u32)atomic_read(&child->migr_state);
        			groupstate.state = (u32)atomic_read(&group->migr_state);

        """;

    private const string StatesThenLocks = """
        			childstate.state = (u32)atomic_read(&child->migr_state);
        			groupstate.state = (u32)atomic_read(&group->migr_state);

        			raw_spin_lock(&child->@lock);
        			raw_spin_lock_nested(&group->@lock, SINGLE_DEPTH_NESTING);

        """;

    public static PutBackBug[] All { get; } =
    [
        new("r01-child-order", "Group states have no sequence counter.", "r01-child-order", ["I1", "I2"],
        [
            new(File, "\t\t\tnewstate.active |= childmask;\n\t\t\tnewstate.seq++;\n",
                "\t\t\tnewstate.active |= childmask;\n"),
            new(File, "\t\t\tnewstate.seq++;\n\n\t\t\tWARN_ON_ONCE(",
                "\t\t\tWARN_ON_ONCE("),
        ]),
        new("r02-last-cpu-sleeps", "The states of groups are read before their locks are taken.",
            "r02-last-cpu-sleeps", ["I4", "I5", "I6", "I7"],
            [new(File, LocksThenStates, StatesThenLocks)]),
    ];
}
