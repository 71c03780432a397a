// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>
/// Notices timers that are freed while they are armed, also where debugobjects is off: the wheel
/// would go on to follow pointers in poisoned memory.
/// </summary>
public static unsafe partial class Kernel
{
    /// <summary>Warns of each timer within the object, and takes it off its wheel.</summary>
    [Trusted("One CPU runs at a time, so that the wheels stand still meanwhile.")]
    private static void check_no_timer_freed(void* objp, ulong size)
    {
        if (!ThisCpu.machine!.Execution.OneAtATime)
            return;
        for (int cpu = 0; cpu < ThisCpu.machine!.Options.PossibleCpus; cpu++)
        {
            for (int wheel = 0; wheel < NR_BASES; wheel++)
            {
                timer_base* @base = per_cpu_ptr(ref timer_bases[wheel], cpu);

                while (find_timer_in(@base, (byte*)objp, size) is var timer && timer != null)
                {
                    WARN(true, "ODEBUG: free active (active state 0) object: "
                        + KernelFormat.Format("%p object type: timer_list hint: %ps",
                            timer, timer->function));
                    timer_delete(timer);
                }
            }
        }
    }

    [Primitive]
    private static timer_list* find_timer_in(timer_base* @base, byte* objp, ulong size)
    {
        for (int level = 0; level < (int)LVL_DEPTH; level++)
        {
            for (ulong map = @base->pending_map[level]; map != 0; map &= map - 1)
            {
                int bucket = System.Numerics.BitOperations.TrailingZeroCount(map);

                for (hlist_node* node = (@base->vectors + level * (int)LVL_SIZE + bucket)->first;
                    node != null; node = node->next)
                {
                    if ((byte*)node >= objp && (byte*)node < objp + size)
                        return timer_list.of_entry(node);
                }
            }
        }
        return null;
    }
}
