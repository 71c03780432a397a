// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>Bugs of the wheel itself.</summary>
internal static class WheelBugs
{
    private const string File = "kernel/time/timer.c.cs";

    public static PutBackBug[] All { get; } =
    [
        new("r32-full-dynticks-timer", "The global wheel of a nohz_full CPU is never idle.",
            "r32-full-dynticks-timer", ["I6", "I7"],
        [
            new(File, "\t\t\t\tif (tick_nohz_full_cpu((int)base_local->cpu))\n"
                + "\t\t\t\t\tbase_global->is_idle = true;\n", ""),
        ]),
        new("r33-wheel-goes-back", "The next expiry is stale while callbacks run.",
            "r33-wheel-goes-back", ["I7", "I14", "I11"],
        [
            new(File, "\t\t\ttimer_recalc_next_expiry(@base);\n\n\t\t\twhile (levels-- != 0)\n"
                + "\t\t\t\texpire_timers(@base, heads + levels);\n",
                "\t\t\twhile (levels-- != 0)\n\t\t\t\texpire_timers(@base, heads + levels);\n"
                + "\t\t\ttimer_recalc_next_expiry(@base);\n"),
            new(File, "\t\tif (time_before_eq(basej, @base->clk))\n\t\t\treturn;\n", ""),
            new(File, "\t\t\tif (WARN_ON_ONCE(time_before(@base->next_expiry, @base->clk)))\n"
                + "\t\t\t\treturn;\n", ""),
        ]),
        new("r37-far-timeout", "A timeout beyond the wheel is clamped as a time, not as a distance.",
            "r37-far-timeout", ["I6", "I14", "I11"],
        [
            new(File, "\t\t\tif (delta >= WHEEL_TIMEOUT_CUTOFF)\n\t\t\t\texpires = clk + WHEEL_TIMEOUT_MAX;\n",
                "\t\t\tif (expires >= WHEEL_TIMEOUT_CUTOFF)\n\t\t\t\texpires = WHEEL_TIMEOUT_MAX;\n"),
        ]),
    ];
}
