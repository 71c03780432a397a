// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Hardware;

/// <summary>What kind of operation another CPU can see, or be seen by.</summary>
public enum visible_kind
{
    /// <summary>READ_ONCE() and its kin: no order.</summary>
    Load,

    /// <summary>WRITE_ONCE() and its kin: no order.</summary>
    Store,

    /// <summary>A load before everything that follows.</summary>
    LoadAcquire,

    /// <summary>A store after everything before.</summary>
    StoreRelease,

    /// <summary>An atomic update without order.</summary>
    Rmw,

    /// <summary>An atomic update with the order of an acquire.</summary>
    RmwAcquire,

    /// <summary>An atomic update with the order of a release.</summary>
    RmwRelease,

    /// <summary>An atomic update between two full barriers.</summary>
    RmwFull,

    /// <summary>smp_mb().</summary>
    FullBarrier,

    /// <summary>A lock is taken, or waited for.</summary>
    Lock,

    /// <summary>A lock is given up.</summary>
    Unlock,

    /// <summary>A lock is taken if it is free.</summary>
    TryLock,

    /// <summary>Interrupts are turned on.</summary>
    IrqEnable,

    /// <summary>Interrupts are turned off.</summary>
    IrqDisable,

    /// <summary>A turn of a loop that waits for another CPU.</summary>
    Relax,

    /// <summary>The clock is read.</summary>
    Time,

    /// <summary>An access without mark.</summary>
    Plain,

    /// <summary>Memory is asked for, which may fail.</summary>
    Allocate,

    /// <summary>smp_rmb().</summary>
    ReadBarrier,

    /// <summary>smp_wmb().</summary>
    WriteBarrier,
}

/// <summary>What an access does.</summary>
[System.Flags]
public enum access_kind
{
    /// <summary>It loads.</summary>
    Read = 1,

    /// <summary>It stores.</summary>
    Write = 2,

    /// <summary>It does both.</summary>
    Update = Read | Write,

    /// <summary>By a primitive, so that upstream expects others to access it at the same time.</summary>
    Marked = 4,
}

/// <summary>What the compiled kernel tells its execution.</summary>
internal static class Instrumentation
{
    /// <summary>Whether marked operations do.</summary>
    public static bool Explores
#if EXPLORE
        => true;
#else
        => false;
#endif

    /// <summary>Whether plain accesses do, at least in the files whose loads may be
    /// stale.</summary>
    public static bool Weakens
#if RECORD || WEAK
        => true;
#else
        => false;
#endif

    /// <summary>Whether plain accesses do, too.</summary>
    public static bool Records
#if RECORD
        => true;
#else
        => false;
#endif
}
