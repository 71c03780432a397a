// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Analyzers.Mutations;

/// <summary>Mutants that no rule reports, each with the page that says why, or the reason.</summary>
internal static class MissedMutants
{
    public static readonly Dictionary<string, string> Reasons = new()
    {
        ["walk reads the parent link plainly twice"] =
            "KT5002: the link is read plainly elsewhere on purpose, so it is marked for stores "
                + "alone.",
        ["cpu_prepare stores wakeup plainly before publication"] =
            "KT5001: after the lock was initialised nobody else knows the object.",
        ["a kicked CPU asks for itself while it may move"] =
            "KT4008: workers are bound to their CPU as often as not.",
        ["a posix timer's owner is compared plainly"] =
            "KT5002: the owner is read plainly under several locks, so it is marked for stores "
                + "alone.",
        ["a migrating timer's flags are stored plainly"] =
            "KT5001: the flags are stored plainly elsewhere on purpose.",
        ["the active bit is stored plainly"] =
            "KT5011: without the edited line nothing changes the bit atomically.",
        ["the next event gets some slack that it may have no room for"] =
            "KT8004: KTIME_MAX comes back through the address of a variable.",
        ["the stopped tick adds a period to what may be never"] =
            "KT8004: a comparison is taken for a test whether there is a time at all.",
        ["a rounded delta reads jiffies twice"] =
            "KT5009: jiffies is read plainly as a rule, so it has no mark.",
        ["a device gets its new frequency while the task may move"] =
            "KT4004: nothing says that devices are programmed with interrupts off.",
        ["works are freed while they run"] =
            "KT8102: a guard frees them, on the way out alone.",
        ["a timer that cannot be created is freed in its bucket"] =
            "KT8105: another function put it on the list, and says so by its result.",
        ["an hrtimer is queued after its base is unlocked"] =
            "KT3001: an exception covers the function for the same rule.",
        ["the housekeeping mask is published plainly"] =
            "KT5005: the pointers are kept as numbers in an inline array.",
        ["a stopper runs its function under its lock"] =
            "KT3004: no function that a stopper runs takes its lock or sleeps.",
        ["a stopper's work is not waited for"] =
            "KT8107: another function puts the work on its list, and not always.",
        ["the CPUs to interrupt are freed before they are interrupted"] =
            "KT8101: a freed pointer that is only passed on is not taken for a use.",
        ["a service thread takes itself for idle in two steps"] =
            "KT5006: correct code tests and then sets, too.",
        ["an idle CPU wakes a period late"] =
            "KT8004: KTIME_MAX comes back from a walk that calls by a pointer, through the address "
                + "of a variable.",
    };
}
