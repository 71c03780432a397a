// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Generators.Variants;

/// <summary>The values of Linux.Annotations.Variant.</summary>
[Flags]
internal enum VariantKinds
{
    None = 0,
    Refs = 1,
    Orders = 2,
    Widths = 4,
}

/// <summary>One form of a function: what stands in place of the words of the written one.</summary>
internal sealed record VariantForm(string Suffix, string Order, string Visible, string? Prefix)
{
    /// <summary>The function as it is written.</summary>
    public static readonly VariantForm Written = new("", "Full", "RmwFull", null);

    private static readonly VariantForm[] s_orders =
    {
        Written,
        new("_relaxed", "Relaxed", "Rmw", null),
        new("_acquire", "Acquire", "RmwAcquire", null),
        new("_release", "Release", "RmwRelease", null),
    };

    private static readonly string?[] s_widths = { null, "atomic64_", "atomic_long_" };

    /// <summary>The forms, the written one first, that pass their parameters alike.</summary>
    public static IEnumerable<VariantForm> Of(VariantKinds kinds)
    {
        foreach (string? width in s_widths)
        {
            if (width != null && (kinds & VariantKinds.Widths) == 0)
                continue;
            foreach (VariantForm order in s_orders)
            {
                if (order == Written || (kinds & VariantKinds.Orders) != 0)
                    yield return order with { Prefix = width };
            }
        }
    }
}
