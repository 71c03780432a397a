// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.InteropServices;

namespace Linux.Hardware;

/// <summary>
/// Binds threads to cores of the computer. Threads that hand one token around run on one core: a wake-up across
/// cores costs ten times one on the same. Only Linux can be asked for it; elsewhere nothing is bound.
/// </summary>
internal static unsafe class Cores
{
    /// <summary>No core in particular: any that the process may use.</summary>
    public const int Any = -1;

    private const int MaskBytes = 1024;
    private static readonly byte[]? s_all = All();

    [ThreadStatic]
    private static int t_boundTo;

    /// <summary>The core that the calling thread runs on now.</summary>
    public static int Here => s_all == null ? Any : GetCpu();

    /// <summary>Binds the calling thread to <paramref name="core"/>, or to none.</summary>
    public static void Bind(int core)
    {
        // The thread-static starts as 0, and so does a thread: bound to none.
        if (s_all == null || t_boundTo == core + 1)
            return;
        byte* mask = stackalloc byte[MaskBytes];

        new Span<byte>(mask, MaskBytes).Clear();
        if (core == Any)
            s_all.CopyTo(new Span<byte>(mask, MaskBytes));
        else
            mask[core >> 3] = (byte)(1 << (core & 7));
        // Where this is forbidden the thread stays where it was, which is only slower.
        _ = SetAffinity(0, MaskBytes, mask);
        t_boundTo = core + 1;
    }

    private static byte[]? All()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var mask = new byte[MaskBytes];

        try
        {
            fixed (byte* bytes = mask)
                return GetAffinity(0, MaskBytes, bytes) == 0 && GetCpu() >= 0 ? mask : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "sched_getaffinity")]
    private static extern int GetAffinity(int thread, nuint size, byte* mask);

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    private static extern int SetAffinity(int thread, nuint size, byte* mask);

    [DllImport("libc", EntryPoint = "sched_getcpu")]
    private static extern int GetCpu();
}
