// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// Callers hold this lock, and the function returns with it held, though it may drop it meanwhile.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Delegate, AllowMultiple = true)]
public sealed class MustHoldAttribute : Attribute
{
    /// <summary>Names the lock; see <see cref="AcquiresAttribute"/> for the form of a path.</summary>
    public MustHoldAttribute(string path) => Path = path;

    /// <summary>The path of the lock.</summary>
    public string Path { get; }
}

/// <summary>Callers do not hold this lock, or any lock of this class when a class is named.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Delegate, AllowMultiple = true)]
public sealed class MustNotHoldAttribute : Attribute
{
    /// <summary>Names the lock or the class.</summary>
    public MustNotHoldAttribute(string path) => Path = path;

    /// <summary>The path of the lock, or the name of a class.</summary>
    public string Path { get; }
}

/// <summary>
/// The function checks at run time that a lock is held. The analyzers check it on every caller.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AssertsHeldAttribute : Attribute
{
    /// <summary>Names the lock.</summary>
    public AssertsHeldAttribute(string path) => Path = path;

    /// <summary>The path of the lock.</summary>
    public string Path { get; }
}
