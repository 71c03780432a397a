// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>Where a function is entered from.</summary>
public enum Context
{
    /// <summary>A task, with interrupts on; it may sleep.</summary>
    Task,

    /// <summary>A soft interrupt, with interrupts on; it may not sleep.</summary>
    SoftInterrupt,

    /// <summary>A hardware interrupt, with interrupts off; it may not sleep.</summary>
    HardInterrupt,
}

/// <summary>
/// The function is an entry point: nobody in this compilation calls it in another context. Locks
/// that are reached from a hardware interrupt need interrupts off everywhere else. On a field that
/// holds a function pointer it is said of every function that is stored there.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Delegate | AttributeTargets.Field
    | AttributeTargets.Property)]
public sealed class RunsInAttribute : Attribute
{
    /// <summary>Says where the function is entered from.</summary>
    public RunsInAttribute(Context context) => Context = context;

    /// <summary>Where it is entered from.</summary>
    public Context Context { get; }
}
