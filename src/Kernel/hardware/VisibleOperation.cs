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

/// <summary>What an access does.</summary>
[System.Flags]
public enum access_kind
{
    Read = 1,
    Write = 2,
    Update = Read | Write,

    /// <summary>By a primitive, so that upstream expects others to access it at the same time.</summary>
    Marked = 4,
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
}
