// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// The unit of a number: on a parameter, a field, a property or a result. Locals, parameters and
/// results without one get theirs from what they are given.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property
    | AttributeTargets.ReturnValue)]
public abstract class UnitAttribute : Attribute
{
    /// <summary>True for a point in time, false for a span.</summary>
    public bool Instant { get; set; }

    /// <summary>
    /// True for a number that is a point in time or a span as something else says.
    /// </summary>
    public bool Either { get; set; }
}

/// <summary>
/// Ticks of HZ. As an instant it wraps around, so it is compared by time_before() and its kind.
/// </summary>
public sealed class JiffiesAttribute : UnitAttribute
{
}

/// <summary>Nanoseconds, as in a ktime_t.</summary>
public sealed class NanosecondsAttribute : UnitAttribute
{
}

/// <summary>Microseconds.</summary>
public sealed class MicrosecondsAttribute : UnitAttribute
{
}

/// <summary>Milliseconds.</summary>
public sealed class MillisecondsAttribute : UnitAttribute
{
}

/// <summary>Seconds.</summary>
public sealed class SecondsAttribute : UnitAttribute
{
}
