// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>Which accesses of a shared field must be marked (READ_ONCE, WRITE_ONCE and kin).</summary>
public enum MarkedAccess
{
    /// <summary>Every load and every store.</summary>
    Always,

    /// <summary>
    /// Every store, and every load that is made without the lock of <see cref="GuardedByAttribute"/>.
    /// </summary>
    LockFreeLoads,

    /// <summary>Every store; loads are free.</summary>
    Stores,

    /// <summary>No access: overrides the mark of a member where its container has a lock.</summary>
    None,
}

/// <summary>The field is read by others while it changes, so accesses of it are marked.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class MarkedAttribute : Attribute
{
    /// <summary>Says which accesses are marked.</summary>
    public MarkedAttribute(MarkedAccess access) => Access = access;

    /// <summary>Which accesses are marked.</summary>
    public MarkedAccess Access { get; }

    /// <summary>
    /// A field of the embedded struct that the mark is about, in place of the field itself.
    /// </summary>
    public string? Member { get; set; }
}

/// <summary>
/// Storing into this pointer makes an object visible to others: every store of anything but null
/// is a release, so that what was written into the object is visible as well.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class PublishedAttribute : Attribute
{
}
