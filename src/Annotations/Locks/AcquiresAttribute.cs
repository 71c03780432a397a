// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>On which results of a function an effect takes place.</summary>
public enum Result
{
    /// <summary>On every result.</summary>
    Any,

    /// <summary>When the result is true, not zero or not null.</summary>
    True,

    /// <summary>When the result is false, zero or null.</summary>
    False,
}

/// <summary>
/// The function returns with a lock held that it was entered without. A lock is named by a path
/// from a parameter (<c>lock</c>, <c>timer->base->lock</c>), from <c>return</c>, or from a global.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Delegate,
    AllowMultiple = true)]
public sealed class AcquiresAttribute : Attribute
{
    /// <summary>Names the lock.</summary>
    public AcquiresAttribute(string path) => Path = path;

    /// <summary>The path of the lock.</summary>
    public string Path { get; }

    /// <summary>The results on which the lock is held. A try-lock says <see cref="Result.True"/>.</summary>
    public Result When { get; set; }

    /// <summary>The parameter that carries the nesting level, null when there is none.</summary>
    public string? Level { get; set; }

    /// <summary>
    /// The parameter without which nothing is taken: false, zero or null. Null when all callers
    /// get the lock.
    /// </summary>
    public string? If { get; set; }
}
