// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// The field points from an object to its parent: <c>x->field == y</c> proves that the lock of x
/// is taken before the lock of y.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ParentLinkAttribute : Attribute
{
}

/// <summary>
/// The field points back to the object that this one is a part of, so that
/// <c>x->part.field</c> is x itself.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class OwnerLinkAttribute : Attribute
{
}

/// <summary>
/// Two parameters stand in the child and parent relation, or the child is null. The function
/// relies on it and every caller has to prove it.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Delegate, AllowMultiple = true)]
public sealed class ChildOfAttribute : Attribute
{
    /// <summary>Names the two parameters.</summary>
    public ChildOfAttribute(string child, string parent)
    {
        Child = child;
        Parent = parent;
    }

    /// <summary>The parameter that is the child.</summary>
    public string Child { get; }

    /// <summary>The parameter that is the parent.</summary>
    public string Parent { get; }
}
