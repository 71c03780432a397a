// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// Two calls with equal arguments give the same address, so that a lock may be named through the
/// call: per_cpu_ptr, container_of and kin.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StableAddressAttribute : Attribute
{
}

/// <summary>
/// The result belongs to the CPU that runs: this_cpu_ptr, smp_processor_id and kin.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ThisCpuAttribute : Attribute
{
    /// <summary>
    /// True for a form that may be used while the task may move: the raw ones, and those that keep
    /// it from moving.
    /// </summary>
    public bool Preemptible { get; set; }
}

/// <summary>The function returns its first argument: likely, WARN_ON_ONCE and kin.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReturnsArgumentAttribute : Attribute
{
}

/// <summary>The result is memory that nobody else knows yet.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllocatesAttribute : Attribute
{
}

/// <summary>The function does not return: panic and kin.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NoReturnAttribute : Attribute
{
}
