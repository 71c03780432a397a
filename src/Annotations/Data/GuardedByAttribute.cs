// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>Which accesses of a guarded field need its lock.</summary>
public enum GuardedAccess
{
    /// <summary>Every access.</summary>
    All,

    /// <summary>Stores only; anybody may read.</summary>
    Writes,

    /// <summary>Stores, and reads that come from another CPU than the one that owns the object.</summary>
    OwnerCpuReads,
}

/// <summary>
/// The field is touched under a lock. The name is looked up among the fields of the same struct
/// first and then among the globals. Several attributes mean that each of the locks is needed.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class GuardedByAttribute : Attribute
{
    /// <summary>Names the lock.</summary>
    public GuardedByAttribute(string path) => Path = path;

    /// <summary>
    /// The lock: a field of the same struct, or a global; or the class of locks of which any will
    /// do, where the object itself says at run time which one it is.
    /// </summary>
    public string Path { get; }

    /// <summary>Which accesses need the lock. The default is all of them.</summary>
    public GuardedAccess Access { get; set; }

    /// <summary>The lock is for what the pointer leads to, and not for the pointer.</summary>
    public bool Target { get; set; }
}
