// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>Reads a wheel without the wheel's own search.</summary>
[Trusted("The machine stands still while it is looked at.")]
internal static unsafe class Wheel
{
    /// <summary>Whether no bucket holds a timer.</summary>
    public static bool IsEmpty(timer_base* @base)
    {
        for (int level = 0; level < (int)LVL_DEPTH; level++)
        {
            if (Occupied(@base, level) != 0)
                return false;
        }
        return true;
    }

    /// <summary>One bit a bucket of the level that is marked and holds a timer.</summary>
    public static ulong Occupied(timer_base* @base, int level)
    {
        ulong occupied = @base->pending_map[level];

        for (ulong left = occupied; left != 0; left &= left - 1)
        {
            int bucket = System.Numerics.BitOperations.TrailingZeroCount(left);

            if (hlist_empty(@base->vectors + level * 64 + bucket))
                occupied &= ~(1ul << bucket);
        }
        return occupied;
    }

    /// <summary>
    /// Jiffy at which the first non-empty bucket expires, seen from the wheel's clock; the wheel must
    /// not be empty.
    /// </summary>
    public static ulong FirstExpiry(timer_base* @base)
    {
        ulong first = ulong.MaxValue;
        bool found = false;

        for (int level = 0; level < (int)LVL_DEPTH; level++)
        {
            int shift = level * LVL_CLK_SHIFT;
            // A bucket of this level is due when the wheel's clock reaches a multiple of its step.
            ulong step = 1ul << shift;
            ulong clock = (@base->clk + step - 1) >> shift;
            ulong map = Occupied(@base, level);

            if (map == 0)
                continue;
            ulong turned = System.Numerics.BitOperations.RotateRight(map, (int)(clock & 63));
            ulong expiry = (clock + (ulong)System.Numerics.BitOperations.TrailingZeroCount(turned)) << shift;
            if (!found || (long)(expiry - first) < 0)
                first = expiry;
            found = true;
        }
        return first;
    }

    /// <summary>The jiffy's place on clock monotonic, ns.</summary>
    public static long TimeOf(ulong jiffy)
        => last_jiffies_update + (long)(jiffy - jiffies) * TICK_NSEC;
}
