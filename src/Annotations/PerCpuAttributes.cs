// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// Makes a static partial ref property of <c>Kernel</c> a per-CPU variable:
/// <c>[DefinePerCpu] static partial ref tmigr_cpu tmigr_cpu { get; }</c>.
/// An array names its element: <c>[DefinePerCpu(typeof(timer_base), Count = 3)]
/// static partial ref timer_bases_array timer_bases { get; }</c>; the type
/// <c>timer_bases_array</c> is generated.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DefinePerCpuAttribute : Attribute
{
    /// <summary>A single variable.</summary>
    public DefinePerCpuAttribute()
    {
    }

    /// <summary>An array of <see cref="Count"/> elements of the given type.</summary>
    public DefinePerCpuAttribute(Type element) => Element = element;

    /// <summary>The element type of an array, or null.</summary>
    public Type? Element { get; }

    /// <summary>The number of elements of an array, at least 1; 0 for a single variable.</summary>
    public int Count { get; set; }

    /// <summary>
    /// The method of <c>Kernel</c> that is given a pointer to the variable (an array: to its
    /// first element) once, when the template of all CPUs' sections is made. It runs outside
    /// any machine and so reads no global.
    /// </summary>
    public string? Init { get; set; }
}

/// <summary>
/// A method whose ref argument may name a per-CPU variable: it turns the template's address
/// into that of a CPU's own copy.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PerCpuAccessorAttribute : Attribute
{
}

/// <summary>
/// A type that starts on a cache line: its size is a multiple of 64, which boot checks, and
/// variables of it come first. On a single variable of another type: it comes next.
/// </summary>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Property)]
public sealed class CachelineAlignedAttribute : Attribute
{
}
