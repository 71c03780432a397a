// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>The function may give up the CPU, so no spin lock may be held around it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Delegate)]
public sealed class MaySleepAttribute : Attribute
{
    /// <summary>
    /// A parameter with allocation flags: the function sleeps only when a constant argument has a
    /// bit of <see cref="Mask"/>, or is not constant. Null when it may always sleep.
    /// </summary>
    public string? Flags { get; set; }

    /// <summary>The bits that allow sleeping.</summary>
    public ulong Mask { get; set; }
}
