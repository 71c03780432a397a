// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace Linux.Hardware;

/// <summary>
/// Hands the right to run from one thread to another. A pass that comes before the wait is kept.
/// On Linux it yields once and then waits on a futex, elsewhere on a semaphore.
/// </summary>
internal sealed unsafe partial class Baton
{
    private const long FutexWaitPrivate = 128;
    private const long FutexWakePrivate = 129;
    private const long LongestWait = 900_000_000_000;
    private static readonly long s_futex = Find();

    private readonly int* _state = s_futex != 0 ? Cell() : null;
    private readonly SemaphoreSlim? _semaphore = s_futex != 0 ? null : new SemaphoreSlim(0);

    ~Baton() => NativeMemory.AlignedFree(_state);

    public void Pass()
    {
        if (_semaphore != null)
        {
            _semaphore.Release();
            return;
        }
        Volatile.Write(ref *_state, 1);
        Wake(s_futex, _state, FutexWakePrivate, 1, 0, 0, 0);
    }

    public void Wait()
    {
        if (_semaphore != null)
        {
            _semaphore.Wait();
            return;
        }
        if (Volatile.Read(ref *_state) == 0)
            Thread.Yield();
        while (Volatile.Read(ref *_state) == 0)
            Sleep(s_futex, _state, FutexWaitPrivate, 0, 0, 0, 0);
        Volatile.Write(ref *_state, 0);
    }

    /// <summary>Waits for a pass, but not longer than <paramref name="ns"/> nanoseconds.</summary>
    /// <param name="ns">More than a quarter of an hour counts as one; at most 0 does not wait.</param>
    /// <returns>Whether the baton was passed.</returns>
    public bool Wait(long ns)
    {
        ns = Math.Clamp(ns, 0, LongestWait);
        if (_semaphore != null)
            return _semaphore.Wait(TimeSpan.FromMicroseconds((ns + 999) / 1000));
        if (Volatile.Read(ref *_state) == 0 && ns != 0)
        {
            // One timespec for the rest of the time; a wake-up without a pass ends the wait early.
            long* time = stackalloc long[2] { ns / 1_000_000_000, ns % 1_000_000_000 };

            Sleep(s_futex, _state, FutexWaitPrivate, 0, (long)time, 0, 0);
        }
        if (Volatile.Read(ref *_state) == 0)
            return false;
        Volatile.Write(ref *_state, 0);
        return true;
    }

    private static int* Cell()
    {
        int* cell = (int*)NativeMemory.AlignedAlloc(64, 64);

        *cell = 0;
        return cell;
    }

    private static long Find()
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        return RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => 202,
            Architecture.Arm64 => 98,
            _ => 0,
        };
    }

    // The wake-up is short and may skip the transition to preemptive mode; the wait must not, or a
    // collection would wait for the sleeping thread.
    [DllImport("libc", EntryPoint = "syscall")]
    [SuppressGCTransition]
    private static extern long Wake(
        long number, int* address, long operation, long value, long a, long b, long c);

    [DllImport("libc", EntryPoint = "syscall")]
    private static extern long Sleep(
        long number, int* address, long operation, long value, long a, long b, long c);
}
