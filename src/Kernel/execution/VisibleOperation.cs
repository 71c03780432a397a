// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;

namespace Linux;

/// <summary>What kind of operation another CPU can see, or be seen by.</summary>
public enum visible_kind
{
    Load,
    Store,
    LoadAcquire,
    StoreRelease,
    Rmw,
    RmwAcquire,
    RmwRelease,
    RmwFull,
    Barrier,
    Lock,
    Unlock,
    TryLock,
    IrqEnable,
    IrqDisable,
    Relax,
    Time,
    Plain,
    Allocate,
}

public static unsafe partial class Kernel
{
    /// <summary>
    /// Stands before each marked operation. An image compiled without EXPLORE has no call here.
    /// </summary>
    [Conditional("EXPLORE")]
    internal static void __visible(visible_kind kind, void* address, string file, int line)
    {
#if EXPLORE
        ThisCpu.machine?.Execution.BeforeVisible(kind, address, file, line);
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
}
