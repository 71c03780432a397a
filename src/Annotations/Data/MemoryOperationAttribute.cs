// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>What a primitive does to the place that its first address parameter names.</summary>
public enum MemoryAccess
{
    /// <summary>It loads.</summary>
    Read,

    /// <summary>It stores.</summary>
    Write,

    /// <summary>It loads and stores in one step.</summary>
    ReadWrite,
}

/// <summary>What a primitive orders, as in the kernel's memory model.</summary>
public enum MemoryOrder
{
    /// <summary>Nothing but the access itself.</summary>
    Relaxed,

    /// <summary>Later accesses stay behind it.</summary>
    Acquire,

    /// <summary>Earlier accesses stay in front of it.</summary>
    Release,

    /// <summary>Both, and stores against later loads.</summary>
    Full,
}

/// <summary>
/// The function is a marked or atomic access to the place that its first pointer or by-reference
/// parameter names.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MemoryOperationAttribute : Attribute
{
    /// <summary>Says what is done and what it orders.</summary>
    public MemoryOperationAttribute(MemoryAccess access, MemoryOrder order)
    {
        Access = access;
        Order = order;
    }

    /// <summary>What is done to the place.</summary>
    public MemoryAccess Access { get; }

    /// <summary>What a successful operation orders.</summary>
    public MemoryOrder Order { get; }

    /// <summary>
    /// True for an operation that returns false when it fails, and then orders nothing
    /// (try_cmpxchg and kin).
    /// </summary>
    public bool CanFail { get; set; }
}

/// <summary>The function changes single bits of a word in one step.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChangesBitsAttribute : Attribute
{
    /// <summary>Names the parameter.</summary>
    public ChangesBitsAttribute(string word) => Word = word;

    /// <summary>The parameter that points to the word.</summary>
    public string Word { get; }

    /// <summary>True for a form that is not one step, for words that nobody else has.</summary>
    public bool Plainly { get; set; }
}

/// <summary>The function is a memory barrier.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MemoryBarrierAttribute : Attribute
{
    /// <summary>Says what the barrier orders.</summary>
    public MemoryBarrierAttribute(MemoryOrder order) => Order = order;

    /// <summary>What it orders.</summary>
    public MemoryOrder Order { get; }
}
