// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.InteropServices;

namespace Linux.Bench;

/// <summary>
/// The workloads on upstream's timer.c, which bench/upstream/run has compiled to a library. One
/// process has one.
/// </summary>
internal sealed unsafe class CWheel : IDisposable
{
    private readonly uint[] _delays;
    private readonly uint* _pinned;
    private readonly nint _library;
    private readonly void* _timers;

    /// <summary>Loads the library and sets <paramref name="count"/> timers up.</summary>
    /// <exception cref="DllNotFoundException">It cannot be loaded.</exception>
    public CWheel(string library, int count, uint[] delays)
    {
        _library = NativeLibrary.Load(library);
        _delays = GC.AllocateArray<uint>(delays.Length, pinned: true);
        delays.CopyTo(_delays, 0);
        _pinned = (uint*)Marshal.UnsafeAddrOfPinnedArrayElement(_delays, 0);
        nuint bytes = (nuint)count * ((delegate* unmanaged<nuint>)Of("wheel_timer_size"))();
        // Pages of 2 MiB, as the port's arena has them.
        _timers = NativeMemory.AlignedAlloc(bytes, 2 << 20);
        _ = madvise(_timers, bytes, HugePages);
        NativeMemory.Clear(_timers, bytes);
        ((delegate* unmanaged<void*, long, void>)Of("wheel_set_up"))(_timers, count);
        _pairs = (delegate* unmanaged<uint*, long, void>)Of("wheel_pairs");
        _armAll = (delegate* unmanaged<uint*, void>)Of("wheel_arm_all");
        _modify = (delegate* unmanaged<long, uint, uint, void>)Of("wheel_modify");
        _expireAll = (delegate* unmanaged<long>)Of("wheel_expire_all");
    }

    private const int HugePages = 14;

    private readonly delegate* unmanaged<uint*, long, void> _pairs;
    private readonly delegate* unmanaged<uint*, void> _armAll;
    private readonly delegate* unmanaged<long, uint, uint, void> _modify;
    private readonly delegate* unmanaged<long> _expireAll;

    /// <summary>Warnings of the C; a run that has any measured something else.</summary>
    public int Warnings => ((delegate* unmanaged<int>)Of("wheel_warnings"))();

    /// <summary>W1, once for each expiry.</summary>
    public void Pairs() => _pairs(_pinned, _delays.Length);

    /// <summary>W2 and W3: arms every timer.</summary>
    public void ArmAll() => _armAll(_pinned);

    /// <summary>W2: modifies timers, chosen at random.</summary>
    public void Modify(int operations) => _modify(operations, Delays.Shortest, Delays.Longest);

    /// <summary>W3: lets jiffies pass until every timer has expired.</summary>
    /// <exception cref="InvalidOperationException">Some never do.</exception>
    public void ExpireAll()
    {
        if (_expireAll() is var left && left != 0)
            throw new InvalidOperationException($"{left} timers of the C never expire");
    }

    /// <summary>Frees the timers, of which none is pending any more.</summary>
    public void Dispose() => NativeMemory.AlignedFree(_timers);

    private void* Of(string function) => (void*)NativeLibrary.GetExport(_library, function);

    [DllImport("libc")]
    private static extern int madvise(void* address, nuint bytes, int advice);
}
