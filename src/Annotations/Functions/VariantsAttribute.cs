// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>In which ways a function is there once more.</summary>
[Flags]
public enum Variant
{
    /// <summary>In none.</summary>
    None = 0,

    /// <summary>
    /// With a pointer parameter by reference, as a [Global] is passed. What it refers to has to be
    /// in native memory.
    /// </summary>
    Refs = 1,

    /// <summary>
    /// As <c>_relaxed</c>, <c>_acquire</c> and <c>_release</c>: the function is fully ordered, and
    /// its <c>MemoryOrder.Full</c> and <c>visible_kind.RmwFull</c> change with the name, as do the
    /// names of the functions it calls that have orders, too.
    /// </summary>
    Orders = 2,

    /// <summary>
    /// As <c>atomic64_</c> and <c>atomic_long_</c>: an operation of <c>atomic_t</c>, in which
    /// <c>int</c> becomes <c>long</c>.
    /// </summary>
    Widths = 4,
}

/// <summary>
/// Has a function of Kernel generated in other forms of the same text, as upstream's scripts and
/// macros do.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VariantsAttribute : Attribute
{
    /// <summary>Names the forms; each combination of them is generated.</summary>
    public VariantsAttribute(Variant variants) => Variants = variants;

    /// <summary>The forms.</summary>
    public Variant Variants { get; }

    /// <summary>
    /// The parameter that is passed by reference, if it is not the first pointer.
    /// </summary>
    public string? Parameter { get; set; }
}
