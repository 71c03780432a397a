// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// The function returns the sum of two parameters, and does nothing against overflow.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReturnsSumAttribute : Attribute
{
    /// <summary>Names the two parameters.</summary>
    public ReturnsSumAttribute(string first, string second) => (First, Second) = (first, second);

    /// <summary>The first parameter.</summary>
    public string First { get; }

    /// <summary>The second parameter.</summary>
    public string Second { get; }
}
