// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// Calls through this function pointer follow the annotations of a delegate type. What is stored
/// into it has to fit them: it may not need more than the contract grants, nor do more to locks
/// and interrupts than the contract says.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ContractAttribute : Attribute
{
    /// <summary>Names the delegate type.</summary>
    public ContractAttribute(Type contract) => Contract = contract;

    /// <summary>A delegate type that carries the annotations.</summary>
    public Type Contract { get; }
}
