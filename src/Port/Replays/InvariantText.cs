// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Replays;

/// <summary>What an invariant says, and which function of upstream's it comes from.</summary>
/// <param name="Name">I1 to I16, or BUG.</param>
/// <param name="Says">What holds, as the end of a sentence that begins with its name and "says
/// that".</param>
/// <param name="From">The function that it comes from, or the one that it is about.</param>
internal sealed record InvariantText(string Name, string Says, string From)
{
    private static readonly InvariantText[] s_all =
    [
        new("I1", "a group has a child's bit in its active mask exactly when that child is active",
            "tmigr_active_up"),
        new("I2", "a group's migrator is one of its active children, and nobody exactly when none is active",
            "tmigr_inactive_up"),
        new("I3", "a CPU is idle for the hierarchy exactly when its wheel is",
            "__get_next_timer_interrupt"),
        new("I4", "if every CPU is idle, one of them has its clock armed for the first timer of all",
            "tmigr_cpu_deactivate"),
        new("I5", "what is idle and has an event stands in its parent's queue with the same expiry",
            "tmigr_update_events"),
        new("I6", "an armed timer fires exactly once, not before its time, and never once it is deleted",
            "__mod_timer"),
        new("I7", "a timer fires no later than the granularity of its level in the wheel allows",
            "calc_wheel_index"),
        new("I8", "the forecast of a sleep is no later than what going idle would return",
            "tmigr_quick_check"),
        new("I9", "work comes to an end, and nobody is interrupted again and again for nothing",
            "tmigr_handle_remote_up"),
        new("I10", "there is one root, and every CPU that was brought up reaches it",
            "tmigr_setup_groups"),
        new("I11", "no warning fires that is not expected", ""),
        new("I12", "nobody reads or writes memory that was freed or never given out",
            "tmigr_setup_groups"),
        new("I13", "a CPU that is offline or isolated is in no active mask and has no event",
            "tmigr_clear_cpu_available"),
        new("I14", "a wheel's clock never goes back, and its next expiry is that of its first bucket",
            "__forward_timer_base"),
        new("I15", "a group's next expiry is that of its first event, which stands in one queue",
            "tmigr_next_groupevt"),
        new("I16", "locks are taken in order", "tmigr_update_events"),
        new("BUG", "the machine does not come to a standstill by itself", ""),
    ];

    /// <summary>The text of an invariant; null if it is none of these.</summary>
    public static InvariantText? Of(string name) => Array.Find(s_all, one => one.Name == name);
}
