// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// Declares the order in which locks of different classes are taken, outermost first. Several
/// declarations join into one order; a cycle among them is an error of its own.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct,
    AllowMultiple = true)]
public sealed class LockOrderAttribute : Attribute
{
    /// <summary>Lists the classes, the one to be taken first in front.</summary>
    public LockOrderAttribute(params string[] classes) => Classes = classes;

    /// <summary>The classes, outermost first.</summary>
    public string[] Classes { get; }
}
