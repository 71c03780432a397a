// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>How two locks of one class may be held together.</summary>
public enum SameClass
{
    /// <summary>Never: the second acquisition is an error.</summary>
    Forbidden,

    /// <summary>
    /// The child before its parent. The relation must be proved by the field marked
    /// <see cref="ParentLinkAttribute"/> or by <see cref="ChildOfAttribute"/>.
    /// </summary>
    ChildBeforeParent,

    /// <summary>Elements of one array in ascending order of their index.</summary>
    AscendingIndex,
}

/// <summary>
/// Names the class of the locks that this field holds. Without it the class is called
/// <c>struct.field</c>, or by the name of the global variable.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class LockClassAttribute : Attribute
{
    /// <summary>Names the class.</summary>
    public LockClassAttribute(string name) => Name = name;

    /// <summary>The name that orders and messages use.</summary>
    public string Name { get; }

    /// <summary>
    /// True when interrupt handlers take locks of this class, so that everybody else must have
    /// interrupts off while holding one.
    /// </summary>
    public bool UsedInInterrupts { get; set; }

    /// <summary>How two locks of this class nest. The default forbids it.</summary>
    public SameClass SameClass { get; set; }
}
