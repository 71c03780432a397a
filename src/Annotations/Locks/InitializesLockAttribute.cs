// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// The function makes a lock ready for use. Nobody else knows the object around the lock yet, so
/// the caller may touch what the lock guards without holding it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InitializesLockAttribute : Attribute
{
    /// <summary>Names the lock.</summary>
    public InitializesLockAttribute(string path) => Path = path;

    /// <summary>The path of the lock.</summary>
    public string Path { get; }
}
