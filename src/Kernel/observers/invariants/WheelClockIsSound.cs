// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// I14: a wheel's clock never goes back and is at most one jiffy ahead; next_expiry, unless it is
/// marked stale, is when the first bucket expires; the finding STALE-MARKS is subtracted.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed unsafe class WheelClockIsSound : Invariant
{
    public override string Name => "I14";

    public override void Check(InvariantContext context)
    {
        foreach (int cpu in context.Cpus)
        {
            if (!cpu_online((uint)cpu))
                continue;
            for (int index = 0; index < NR_BASES; index++)
                CheckBase(context, cpu, index, per_cpu_ptr(ref timer_bases[index], cpu));
        }
    }

    private void CheckBase(InvariantContext context, int cpu, int index, timer_base* @base)
    {
        ref ulong before = ref context.Memory.WheelClock[cpu * NR_BASES + index];
        string which = $"cpu{cpu} wheel {index}";

        if (before != 0 && time_before(@base->clk, before))
            context.Broken(this, $"{which}: clk went back from {before} to {@base->clk}");
        before = @base->clk;
        if (time_after(@base->clk, jiffies + 1))
            context.Broken(this, $"{which}: clk {@base->clk} is more than one ahead of jiffies {jiffies}");
        if (@base->next_expiry_recalc || Wheel.IsEmpty(@base))
            return;
        ulong first = Wheel.FirstExpiry(@base);
        if (StaleMarks.MakeEarly(@base))
            FindingsSeen.Of(context.Machine).Note(StaleMarks.Name);
        else if (@base->next_expiry != first && !IsMarkOfAnEmptyWheel(@base, first))
            context.Broken(this, $"{which}: next_expiry is {@base->next_expiry}, the first bucket "
                + $"expires at {first}, clk {@base->clk}");
    }

    /// <summary>
    /// A wheel that was empty says TIMER_NEXT_MAX_DELTA jiffies from then, and a timer of the last
    /// level may be beyond that. What comes of it when the CPU goes idle is the finding FAR-TIMER.
    /// </summary>
    private static bool IsMarkOfAnEmptyWheel(timer_base* @base, ulong first)
        => time_before(@base->next_expiry, first)
            && @base->next_expiry - @base->clk > TIMER_NEXT_MAX_DELTA / 2
            && @base->next_expiry - @base->clk <= TIMER_NEXT_MAX_DELTA;
}
