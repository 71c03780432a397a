// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>A value of a register, with what its loads have made known: the dependency of who uses
/// it.</summary>
internal readonly record struct Value(long Number, View? Known)
{
    /// <summary>The section that srcu_read_lock() has begun; 0 if it is no index of one.</summary>
    public int Section { get; init; }

    /// <summary>The value of an operation on two others.</summary>
    public static Value Of(long number, Value a, Value b)
        => new(number, View.Union(a.Known, b.Known));
}
