// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Hardware;

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
    FullBarrier,
    Lock,
    Unlock,
    TryLock,
    IrqEnable,
    IrqDisable,
    Relax,
    Time,
    Plain,
    Allocate,
    ReadBarrier,
    WriteBarrier,
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
