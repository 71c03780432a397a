// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>The function returns with interrupts off.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Delegate)]
public sealed class DisablesIrqsAttribute : Attribute
{
}

/// <summary>The function returns with interrupts on.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Delegate)]
public sealed class EnablesIrqsAttribute : Attribute
{
}

/// <summary>
/// The function keeps the interrupt state in a parameter (<c>flags</c>, by out, ref or pointer) or
/// in its result (<c>return</c>), and turns interrupts off.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Delegate)]
public sealed class SavesIrqsAttribute : Attribute
{
    /// <summary>Names where the state is kept.</summary>
    public SavesIrqsAttribute(string flags) => Flags = flags;

    /// <summary>The parameter, or <c>return</c>.</summary>
    public string Flags { get; }
}

/// <summary>The function puts a kept interrupt state back.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Delegate)]
public sealed class RestoresIrqsAttribute : Attribute
{
    /// <summary>
    /// Names the parameter with the kept state; a scoped guard's Dispose says <c>guarded</c>.
    /// </summary>
    public RestoresIrqsAttribute(string flags) => Flags = flags;

    /// <summary>The parameter, by value or by pointer.</summary>
    public string Flags { get; }
}
