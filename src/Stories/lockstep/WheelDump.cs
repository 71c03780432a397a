// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Shows the timer bases of a CPU, in the order of src/Lockstep/C/common/wheel.c.</summary>
/// <param name="world">The machine.</param>
/// <param name="buckets">Whether the order of each bucket is shown.</param>
[Trusted("Nothing runs while the state is looked at.")]
internal sealed unsafe class WheelDump(PlayedMachine world, bool buckets)
{
    private readonly Sight _sight = world.Sight;

    /// <summary>Shows all bases of <paramref name="cpu"/>.</summary>
    public void Show(int cpu)
    {
        for (int i = 0; i < NR_BASES; i++)
            ShowBase(i, cpu);
    }

    private void ShowBase(int number, int cpu)
    {
        timer_base* @base = per_cpu_ptr(ref timer_bases[number], cpu);

        _sight.Place("base", number, cpu);
        _sight.See("clk", @base->clk);
        _sight.See("next", @base->next_expiry);
        _sight.See("recalc", @base->next_expiry_recalc);
        _sight.See("pending", @base->timers_pending);
        _sight.See("idle", @base->is_idle);
        _sight.See("owner", (ulong)@base->cpu);
        _sight.See("running", @base->running_timer != null ? @base->running_timer - world.Timers : -1);
        _sight.See("locked", (ulong)@base->@lock.owner);
        for (int word = 0; word < WHEEL_SIZE / 64; word++)
            ShowWord(@base, word);
    }

    private void ShowWord(timer_base* @base, int word)
    {
        ulong map = @base->pending_map[word];

        if (map == 0)
            return;
        _sight.See("word", word);
        _sight.See("map", map);
        for (int bit = 0; buckets && bit < 64; bit++)
        {
            if ((map >> bit & 1) == 0)
                continue;
            _sight.See("bucket", bit);
            for (hlist_node* node = @base->vectors[word * 64 + bit].first; node != null;
                 node = node->next)
                _sight.See("timer", timer_list.of_entry(node) - world.Timers);
        }
    }
}
