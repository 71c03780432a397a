// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// Makes a static partial ref property of <c>Kernel</c> a variable of the running machine:
/// <c>[Global] static partial ref bool timers_nohz_active { get; }</c>. Every machine has its
/// own copy, zeroed at creation.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GlobalAttribute : Attribute
{
    /// <summary>A single variable.</summary>
    public GlobalAttribute()
    {
    }

    /// <summary>An array of <see cref="Count"/> elements of the given type; the property's type
    /// is called <c>&lt;name&gt;_array</c> and is generated.</summary>
    public GlobalAttribute(Type element) => Element = element;

    /// <summary>The element type of an array, or null.</summary>
    public Type? Element { get; }

    /// <summary>The number of elements of an array, at least 1; 0 for a single variable.</summary>
    public int Count { get; set; }

    /// <summary>
    /// The method of <c>Kernel</c> that is given a pointer to the variable (an array: to its
    /// first element) when a machine is created.
    /// </summary>
    public string? Init { get; set; }

    /// <summary>
    /// True for what upstream declares const: the process has one copy, which <see cref="Init"/>
    /// fills at the first use, and its address is a constant of optimised code.
    /// </summary>
    public bool Constant { get; set; }

    /// <summary>The global that this name stands for; no memory of its own then.</summary>
    public string? Alias { get; set; }
}
