// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

public static unsafe partial class Kernel
{
    /// <summary>
    /// Hands the tick's share of the command line to its parsers. nohz_full= and isolcpus= are lists of
    /// CPUs and go to the housekeeping masks.
    /// </summary>
    internal static void parse_early_param()
    {
        MachineOptions options = ThisCpu.machine!.Options;

        tmigr_children_per_group = (uint)options.ChildrenPerGroup;
        setup_tick_nohz(options.Nohz ? "on" : "off");
        setup_hrtimer_hres(options.Highres ? "on" : "off");
        skew_tick(options.SkewTick ? "1" : "0");
        tmigr_children_per_group = (uint)options.ChildrenPerGroup;
    }
}
