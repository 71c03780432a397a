// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>Bugs of the wheel and the tick that show without any interleaving.</summary>
internal static class SequentialTick
{
    private const string Timer = "kernel/time/timer.c.cs";

    public static PutBackBug[] All { get; } =
    [
        Bug("r34-dead-cpu-stale-base", "A wheel inherits timers without catching up first.",
            ["I6", "I7"],
            new SourcePatch(Timer, "\t\t\tforward_timer_base(new_base);\n\n\t\t\tWARN_ON_ONCE(old_base->running_timer",
                "\t\t\tWARN_ON_ONCE(old_base->running_timer")),
        Bug("r35-returning-cpu", "The wheels of a CPU that comes back are not reset.",
            ["I3", "I6", "I7", "I14"],
            new SourcePatch(Timer, "\t\t\t@base->clk = jiffies;\n"
                + "\t\t\t@base->next_expiry = @base->clk + TIMER_NEXT_MAX_DELTA;\n"
                + "\t\t\t@base->next_expiry_recalc = false;\n"
                + "\t\t\t@base->timers_pending = false;\n"
                + "\t\t\t@base->is_idle = false;\n", "")),
        Bug("r36-long-empty-base", "An empty wheel keeps an old next expiry.",
            ["I9"],
            new SourcePatch(Timer, "\t\tif (!@base->timers_pending)\n"
                + "\t\t\tWRITE_ONCE(&@base->next_expiry, basej + TIMER_NEXT_MAX_DELTA);\n", "")),
        Bug("r38-early-tick", "After a tick that came early the clock is not programmed again.",
            ["I4", "I6", "I7"],
            new SourcePatch("kernel/time/tick-sched.c.cs", "it already programmed.\n\t\t\tts->next_tick = 0;\n",
                "it already programmed.\n")),
    ];

    private static PutBackBug Bug(
        string name, string summary, string[] invariants, params SourcePatch[] patches)
        => new(name, summary, name, invariants, patches) { Sequential = true };
}
