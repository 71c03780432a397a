// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// The function is a primitive: its body is the implementation of what its annotations say, and
/// the analyzers do not look inside.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor)]
public sealed class PrimitiveAttribute : Attribute
{
}

/// <summary>
/// The body cannot be followed by the analyzers; callers rely on its annotations alone. On a type
/// it holds for all methods of the type.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TrustedAttribute : Attribute
{
    /// <summary>Gives the reason, which may not be empty.</summary>
    public TrustedAttribute(string reason) => Reason = reason;

    /// <summary>Why the body cannot be followed.</summary>
    public string Reason { get; }
}

/// <summary>
/// Keeps one rule silent in one function. The reason is required, and an exception that silences
/// nothing is reported itself.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class KernelRuleExceptionAttribute : Attribute
{
    /// <summary>Names the rule and the reason.</summary>
    public KernelRuleExceptionAttribute(string rule, string reason)
    {
        Rule = rule;
        Reason = reason;
    }

    /// <summary>The id of the rule, as in KT1002.</summary>
    public string Rule { get; }

    /// <summary>Why the rule does not hold here.</summary>
    public string Reason { get; }
}
