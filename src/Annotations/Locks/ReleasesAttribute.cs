// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// The function is entered with a lock held and returns without it. In a scoped guard's Dispose
/// the path <c>guarded</c> names the lock that the guard was made for.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Delegate, AllowMultiple = true)]
public sealed class ReleasesAttribute : Attribute
{
    /// <summary>Names the lock; see <see cref="AcquiresAttribute"/> for the form of a path.</summary>
    public ReleasesAttribute(string path) => Path = path;

    /// <summary>The path of the lock.</summary>
    public string Path { get; }

    /// <summary>
    /// The parameter without which nothing is given back: false, zero or null. Null when all
    /// callers have the lock.
    /// </summary>
    public string? If { get; set; }
}
