// SPDX-License-Identifier: GPL-2.0-only
#if EXPLORE
using System.Runtime.CompilerServices;

namespace Linux.Executions;

/// <summary>
/// What an image that records plain accesses calls in front of each. Every function returns the
/// reference that it gets.
/// </summary>
internal static unsafe class Recorders
{
    public static ref T __plain_read<T>(
        ref T at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        if (!RecordedRuns.Any)
            return ref at;
        void* address = Unsafe.AsPointer(ref at);
        void* seen = Tell(address, sizeof(T), access_kind.Read, file, line);

        // What an execution changes stands in the arena; other memory may move.
        return ref seen == address ? ref at : ref *(T*)seen;
    }

    public static ref T __plain_write<T>(
        ref T at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        if (RecordedRuns.Any)
            Tell(Unsafe.AsPointer(ref at), sizeof(T), access_kind.Write, file, line);
        return ref at;
    }

    public static ref T __plain_update<T>(
        ref T at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        if (RecordedRuns.Any)
            Tell(Unsafe.AsPointer(ref at), sizeof(T), access_kind.Update, file, line);
        return ref at;
    }

    public static ref T __marked_read<T>(
        ref T at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        if (RecordedRuns.Any)
            Tell(Unsafe.AsPointer(ref at), sizeof(T), access_kind.Read | access_kind.Marked, file, line);
        return ref at;
    }

    public static ref T __marked_write<T>(
        ref T at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        if (RecordedRuns.Any)
            Tell(Unsafe.AsPointer(ref at), sizeof(T), access_kind.Write | access_kind.Marked, file, line);
        return ref at;
    }

    public static ref T __marked_update<T>(
        ref T at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        if (RecordedRuns.Any)
            Tell(Unsafe.AsPointer(ref at), sizeof(T), access_kind.Update | access_kind.Marked, file, line);
        return ref at;
    }

    public static ref T __percpu_read<T>(
        ref T var, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        if (RecordedRuns.Any)
            Tell(OnThisCpu(Unsafe.AsPointer(ref var)), sizeof(T), access_kind.Read, file, line);
        return ref var;
    }

    public static ref T __percpu_write<T>(
        ref T var, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        if (RecordedRuns.Any)
            Tell(OnThisCpu(Unsafe.AsPointer(ref var)), sizeof(T), access_kind.Write, file, line);
        return ref var;
    }

    public static ref T __percpu_update<T>(
        ref T var, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        if (RecordedRuns.Any)
            Tell(OnThisCpu(Unsafe.AsPointer(ref var)), sizeof(T), access_kind.Update, file, line);
        return ref var;
    }

    // The address of a pointer is that of an address-sized word.
    public static ref T* __plain_read<T>(
        ref T* at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        fixed (T** p = &at)
        {
            void* seen = __plain_read_at((void**)p, file, line);

            return ref seen == p ? ref at : ref *(T**)seen;
        }
    }

    public static ref T* __plain_write<T>(
        ref T* at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        fixed (T** p = &at)
            __plain_write(ref *(nint*)p, file, line);
        return ref at;
    }

    public static ref T* __plain_update<T>(
        ref T* at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        fixed (T** p = &at)
            __plain_update(ref *(nint*)p, file, line);
        return ref at;
    }

    public static ref T* __percpu_read<T>(
        ref T* var, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        fixed (T** p = &var)
            __percpu_read(ref *(nint*)p, file, line);
        return ref var;
    }

    public static ref T* __percpu_write<T>(
        ref T* var, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        fixed (T** p = &var)
            __percpu_write(ref *(nint*)p, file, line);
        return ref var;
    }

    public static ref T** __plain_read<T>(
        ref T** at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        fixed (T*** p = &at)
        {
            void* seen = __plain_read_at((void**)p, file, line);

            return ref seen == p ? ref at : ref *(T***)seen;
        }
    }

    public static ref T** __plain_write<T>(
        ref T** at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
    {
        fixed (T*** p = &at)
            __plain_write(ref *(nint*)p, file, line);
        return ref at;
    }

    public static ref void* __plain_read(
        ref void* at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        fixed (void** p = &at)
        {
            void* seen = __plain_read_at(p, file, line);

            return ref seen == p ? ref at : ref *(void**)seen;
        }
    }

    public static ref void* __plain_write(
        ref void* at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        fixed (void** p = &at)
            __plain_write(ref *(nint*)p, file, line);
        return ref at;
    }

    public static void* __plain_read_at(
        void** at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => RecordedRuns.Any ? Tell(at, sizeof(void*), access_kind.Read, file, line) : at;

    public static void* __plain_write_at(
        void** at, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        __plain_write(ref *(nint*)at, file, line);
        return at;
    }

    // A write whose value takes time to compute: the memory is named before, and written after.
    public static T __plain_store<T>(
        ref T at, T value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
        => __plain_write(ref at, file, line) = value;

    public static T __marked_store<T>(
        ref T at, T value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
        => __marked_write(ref at, file, line) = value;

    public static T* __plain_store<T>(
        ref T* at, T* value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
        => __plain_write(ref at, file, line) = value;

    public static T** __plain_store<T>(
        ref T** at, T** value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : unmanaged
        => __plain_write(ref at, file, line) = value;

    public static void* __plain_store(
        ref void* at, void* value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        => __plain_write(ref at, file, line) = value;

    private static void* OnThisCpu(void* template) => (byte*)template + ThisCpu.context->per_cpu_offset;

    private static void* Tell(void* address, int size, access_kind kind, string file, int line)
        => ThisCpu.machine is { } machine
            ? machine.Execution.PlainAccess(address, size, kind, file, line) : address;
}
#endif
