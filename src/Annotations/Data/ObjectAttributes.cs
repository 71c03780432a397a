// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>The function gives a parameter an object of the caller's frame.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnStackAttribute : Attribute
{
    /// <summary>Names the parameter.</summary>
    public OnStackAttribute(string pointer) => Pointer = pointer;

    /// <summary>The parameter that gets the pointer.</summary>
    public string Pointer { get; }
}

/// <summary>
/// The function begins the life of an object in a frame, which has to be ended before the frame is.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BeginsOnStackAttribute : Attribute
{
    /// <summary>Names the parameter.</summary>
    public BeginsOnStackAttribute(string target) => Target = target;

    /// <summary>The parameter that points to the object.</summary>
    public string Target { get; }
}

/// <summary>The function ends the life of an object in a frame.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EndsOnStackAttribute : Attribute
{
    /// <summary>Names the parameter.</summary>
    public EndsOnStackAttribute(string target) => Target = target;

    /// <summary>The parameter that points to the object.</summary>
    public string Target { get; }
}

/// <summary>The function puts a node on a list, or takes it off.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChangesListAttribute : Attribute
{
    /// <summary>Names the parameter, and whether the node is on the list afterwards.</summary>
    public ChangesListAttribute(string node, bool adds) => (Node, Adds) = (node, adds);

    /// <summary>The parameter that points to the node.</summary>
    public string Node { get; }

    /// <summary>True for a function that puts the node on a list.</summary>
    public bool Adds { get; }

    /// <summary>True for a form that readers in RCU read sections may meet.</summary>
    public bool Rcu { get; set; }
}

/// <summary>
/// The function waits until every RCU read section has ended that was open when it was called.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GracePeriodAttribute : Attribute
{
}

/// <summary>
/// The function stores another pointer into the place that it is given. RCU readers may have the
/// one of before until a grace period has passed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReplacesRcuPointerAttribute : Attribute
{
}
