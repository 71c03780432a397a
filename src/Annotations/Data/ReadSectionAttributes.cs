// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>The function begins a read section of a sequence counter.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BeginsSequenceReadAttribute : Attribute
{
    /// <summary>Names the parameter.</summary>
    public BeginsSequenceReadAttribute(string counter) => Counter = counter;

    /// <summary>The counter.</summary>
    public string Counter { get; }
}

/// <summary>
/// The function ends a read section of a sequence counter; its result says whether what was read
/// is of no use.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EndsSequenceReadAttribute : Attribute
{
    /// <summary>Names the parameter.</summary>
    public EndsSequenceReadAttribute(string counter) => Counter = counter;

    /// <summary>The counter.</summary>
    public string Counter { get; }
}

/// <summary>The function begins an RCU read section; they nest.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EntersRcuAttribute : Attribute
{
}

/// <summary>The function ends an RCU read section.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LeavesRcuAttribute : Attribute
{
}

/// <summary>
/// What the function returns lives no longer than the RCU read section it is called in.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsRcuAttribute : Attribute
{
}

/// <summary>
/// How strong marked accesses of a field have to be, because the other side counts on it.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class OrderedAttribute : Attribute
{
    /// <summary>What loads order at least. Relaxed by default.</summary>
    public MemoryOrder Loads { get; set; }

    /// <summary>What stores order at least. Relaxed by default.</summary>
    public MemoryOrder Stores { get; set; }
}
