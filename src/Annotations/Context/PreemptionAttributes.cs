// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>The function forbids preemption until the matching call allows it again.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DisablesPreemptionAttribute : Attribute
{
}

/// <summary>The function allows preemption again.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EnablesPreemptionAttribute : Attribute
{
}

/// <summary>The function keeps soft interrupts from running on this CPU.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DisablesBottomHalvesAttribute : Attribute
{
}

/// <summary>The function lets soft interrupts run again.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EnablesBottomHalvesAttribute : Attribute
{
}
