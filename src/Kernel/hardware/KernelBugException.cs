// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Hardware;

/// <summary>The kernel cannot go on: a BUG(), a deadlock, or a misuse of the machine.</summary>
public sealed class KernelBugException : Exception
{
    /// <summary>Makes one with the text that the machine's log shows.</summary>
    public KernelBugException(string message) : base(message)
    {
    }
}
