// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>How waiting for a lock and holding it restrict what may happen meanwhile.</summary>
public enum LockKind
{
    /// <summary>A waiter spins; nothing may sleep while it is held.</summary>
    Spin,

    /// <summary>A waiter sleeps, so it may not be taken where sleeping is forbidden.</summary>
    Mutex,

    /// <summary>
    /// The write side of a sequence counter: readers retry, nothing may sleep inside.
    /// </summary>
    Sequence,
}

/// <summary>Says that values of this struct are locks.</summary>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class)]
public sealed class LockTypeAttribute : Attribute
{
    /// <summary>Declares the struct a lock of the given kind.</summary>
    public LockTypeAttribute(LockKind kind) => Kind = kind;

    /// <summary>What kind of lock it is.</summary>
    public LockKind Kind { get; }

    /// <summary>
    /// True for a spinning lock that sleeps where the kernel is fully preemptible, so that it may
    /// not be taken inside one that always spins.
    /// </summary>
    public bool SleepsOnRt { get; set; }
}
