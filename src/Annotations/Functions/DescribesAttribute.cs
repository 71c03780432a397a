// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// The class says what a type from outside does: an attribute of one of its methods counts for the
/// method of that type with the same name and parameters, and [LockType] for the type itself. Paths
/// such as <c>this</c> are those of the described method. The methods are never called.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DescribesAttribute : Attribute
{
    /// <summary>Names the type from outside.</summary>
    public DescribesAttribute(Type described) => Described = described;

    /// <summary>The type from outside.</summary>
    public Type Described { get; }
}
