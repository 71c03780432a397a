// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>What an access orders beyond its own location.</summary>
public enum AccessOrder
{
    /// <summary>Nothing, as READ_ONCE(), WRITE_ONCE() and the _relaxed forms.</summary>
    Relaxed,

    /// <summary>Later accesses come after it, as smp_load_acquire().</summary>
    Acquire,

    /// <summary>Earlier accesses come before it, as smp_store_release().</summary>
    Release,

    /// <summary>Both ways, as a value-returning read-modify-write that succeeds.</summary>
    Full,
}

/// <summary>What a barrier orders.</summary>
public enum Fence
{
    /// <summary>Loads with later loads, smp_rmb().</summary>
    Read,

    /// <summary>Stores with later stores, smp_wmb().</summary>
    Write,

    /// <summary>Everything, smp_mb().</summary>
    Full,
}
