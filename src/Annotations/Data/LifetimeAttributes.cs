// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>The function frees what a parameter points to, now or after a grace period.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FreesAttribute : Attribute
{
    /// <summary>Names the parameter.</summary>
    public FreesAttribute(string target) => Target = target;

    /// <summary>The parameter that points to the object.</summary>
    public string Target { get; }

    /// <summary>
    /// True when it is freed after a grace period, so that RCU readers may have it.
    /// </summary>
    public bool AfterGracePeriod { get; set; }
}

/// <summary>The function lets a timer or a work run later.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ArmsAttribute : Attribute
{
    /// <summary>Names the parameter.</summary>
    public ArmsAttribute(string target) => Target = target;

    /// <summary>The parameter that points to the timer or the work.</summary>
    public string Target { get; }
}

/// <summary>
/// The function takes a timer or a work back and does not wait for one that runs already.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StopsAttribute : Attribute
{
    /// <summary>Names the parameter.</summary>
    public StopsAttribute(string target) => Target = target;

    /// <summary>The parameter that points to the timer or the work.</summary>
    public string Target { get; }

    /// <summary>
    /// True when it fails while the callback runs, so that who tries until it does not waits.
    /// </summary>
    public bool Tries { get; set; }
}

/// <summary>After the function a timer cannot be armed any more.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShutsDownAttribute : Attribute
{
    /// <summary>Names the parameter.</summary>
    public ShutsDownAttribute(string target) => Target = target;

    /// <summary>The parameter that points to the timer.</summary>
    public string Target { get; }
}
