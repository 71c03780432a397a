// SPDX-License-Identifier: GPL-2.0-only
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Linux.Bench;

/// <summary>CPU time of this process' children that have ended, getrusage(2).</summary>
internal static partial class ChildTime
{
    private const int RUSAGE_CHILDREN = -1;

    /// <summary>User and system time together.</summary>
    /// <exception cref="Win32Exception">The system does not tell.</exception>
    public static TimeSpan Total
    {
        get
        {
            if (getrusage(RUSAGE_CHILDREN, out Usage usage) != 0)
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds)
                + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int getrusage(int who, out Usage usage);

    /// <summary>struct rusage of 64-bit Linux; what follows the times is 14 counts.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
