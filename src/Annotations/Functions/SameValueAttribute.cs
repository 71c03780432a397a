// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// A parameter has the value that stands at another place when the function is entered. The
/// function relies on it and every caller has to show it.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class SameValueAttribute : Attribute
{
    /// <summary>Names the parameter and the place.</summary>
    public SameValueAttribute(string parameter, string place)
    {
        Parameter = parameter;
        Place = place;
    }

    /// <summary>The parameter.</summary>
    public string Parameter { get; }

    /// <summary>The place, as a path from another parameter.</summary>
    public string Place { get; }
}
