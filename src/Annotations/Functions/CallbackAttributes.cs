// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// The function gives an object the callback that it will run. What is passed is then known to run
/// in that context, and for that object.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RegistersCallbackAttribute : Attribute
{
    /// <summary>Names the parameters of the object and of its callback.</summary>
    public RegistersCallbackAttribute(string target, string callback) =>
        (Target, Callback, Context) = (target, callback, Context.Task);

    /// <summary>Says too where the callback is run.</summary>
    public RegistersCallbackAttribute(string target, string callback, Context context) =>
        (Target, Callback, Context) = (target, callback, context);

    /// <summary>The parameter that points to the object, or <c>return</c>.</summary>
    public string Target { get; }

    /// <summary>The parameter that is the callback.</summary>
    public string Callback { get; }

    /// <summary>Where the callback runs.</summary>
    public Context Context { get; }

    /// <summary>
    /// A parameter whose bits change where the callback runs. Null when none does.
    /// </summary>
    public string? Flags { get; set; }

    /// <summary>Bits of the flags with which it runs in a soft interrupt.</summary>
    public ulong Soft { get; set; }

    /// <summary>Bits of the flags with which it runs with interrupts off.</summary>
    public ulong IrqsOff { get; set; }
}

/// <summary>The function does not return while the object's callback runs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WaitsForCallbackAttribute : Attribute
{
    /// <summary>Names the parameter that points to the object.</summary>
    public WaitsForCallbackAttribute(string target) => Target = target;

    /// <summary>The parameter that points to the object.</summary>
    public string Target { get; }

    /// <summary>
    /// True when a hardware interrupt may not wait, unless the callback runs with interrupts off.
    /// </summary>
    public bool NotFromInterrupts { get; set; }

    /// <summary>
    /// A parameter that is zero, false or null when the function does not wait. Null when it does
    /// in any case.
    /// </summary>
    public string? If { get; set; }
}

/// <summary>The function lets those go on who wait for the object.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CompletesAttribute : Attribute
{
    /// <summary>Names the parameter that points to the object.</summary>
    public CompletesAttribute(string target) => Target = target;

    /// <summary>The parameter that points to the object.</summary>
    public string Target { get; }
}
