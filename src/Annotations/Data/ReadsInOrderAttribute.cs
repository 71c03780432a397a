// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// On every path of this function a read of the first place is ordered before the next read of the
/// second one, by an acquire, a barrier, or a successful full atomic operation.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ReadsInOrderAttribute : Attribute
{
    /// <summary>Names the two places by paths from parameters.</summary>
    public ReadsInOrderAttribute(string first, string then)
    {
        First = first;
        Then = then;
    }

    /// <summary>The place that is read first.</summary>
    public string First { get; }

    /// <summary>The place whose read may not move in front of it.</summary>
    public string Then { get; }
}
