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

    /// <summary>Nothing, and smp_rmb() does not order its load: a read-modify-write that returns
    /// nothing, as atomic_inc().</summary>
    NoReturn,
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

    /// <summary>What comes before it with the next read-modify-write and what comes after that,
    /// smp_mb__before_atomic().</summary>
    BeforeAtomic,

    /// <summary>The last read-modify-write and what came before that with what comes after it,
    /// smp_mb__after_atomic().</summary>
    AfterAtomic,

    /// <summary>The last lock and what came before that with what comes after it,
    /// smp_mb__after_spinlock().</summary>
    AfterSpinlock,

    /// <summary>What came before the unlock that the last lock follows with what comes after it,
    /// smp_mb__after_unlock_lock().</summary>
    AfterUnlockLock,

    /// <summary>The last end of an SRCU section and what came before that with what comes after it,
    /// smp_mb__after_srcu_read_unlock().</summary>
    AfterSrcuReadUnlock,
}
