// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Linux;

// What each marked primitive calls; upstream has nothing there but the instruction.
public static unsafe partial class Kernel
{
    /// <summary>
    /// Stands before each marked operation. An image compiled without EXPLORE has no call here.
    /// </summary>
    [Conditional("EXPLORE")]
    internal static void __visible(visible_kind kind, void* address, string file, int line)
    {
#if EXPLORE
        ThisCpu.machine?.Execution.BeforeVisible(kind, address, 8, file, line);
#endif
    }

    /// <summary>The same for an operation on a <typeparamref name="T"/>.</summary>
    [Conditional("EXPLORE")]
    internal static void __visible<T>(visible_kind kind, T* address, string file, int line) where T : unmanaged
    {
#if EXPLORE
        ThisCpu.machine?.Execution.BeforeVisible(kind, address, sizeof(T), file, line);
#endif
    }

    /// <summary>Stands after a marked operation and tells what it read or wrote.</summary>
    [Conditional("EXPLORE")]
    internal static void __observed(ulong value)
    {
#if EXPLORE
        ThisCpu.machine?.Execution.AfterVisible(value);
#endif
    }

    /// <summary>Stands after a marked load: what it brings, where the memory holds that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Primitive]
    internal static T __loaded<T>(T newest) where T : unmanaged
    {
#if EXPLORE
        if (ThisCpu.machine is { } machine)
        {
            ulong seen = machine.Execution.Loaded(__bits(newest));

            return *(T*)&seen;
        }
#endif
        return newest;
    }

    /// <summary>
    /// Stands before a compare-and-exchange: whether it finds <paramref name="seen"/> and not
    /// <paramref name="old"/>, whatever the memory holds.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [Primitive]
    internal static bool __refuses<T>(T old, out T seen) where T : unmanaged
    {
#if EXPLORE
        if (ThisCpu.machine is { } machine)
        {
            bool refuses = machine.Execution.Refuses(__bits(old), out ulong found);

            seen = *(T*)&found;
            return refuses;
        }
#endif
        seen = default;
        return false;
    }
}
