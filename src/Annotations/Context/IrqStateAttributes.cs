// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>Whether the CPU takes interrupts.</summary>
public enum Irqs
{
    /// <summary>Interrupts are off.</summary>
    Off,

    /// <summary>Interrupts are on.</summary>
    On,
}

/// <summary>
/// Callers have interrupts in this state, and the function returns in the same state unless it
/// says otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Delegate)]
public sealed class RequiresIrqsAttribute : Attribute
{
    /// <summary>Says which state is needed.</summary>
    public RequiresIrqsAttribute(Irqs state) => State = state;

    /// <summary>The state that is needed.</summary>
    public Irqs State { get; }
}

/// <summary>The function checks the interrupt state at run time.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AssertsIrqsAttribute : Attribute
{
    /// <summary>Says which state is checked.</summary>
    public AssertsIrqsAttribute(Irqs state) => State = state;

    /// <summary>The state that is checked.</summary>
    public Irqs State { get; }
}
