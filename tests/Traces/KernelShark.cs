// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.InteropServices;

namespace Linux.Tests.Traces;

/// <summary>The library with which KernelShark reads a file, if it is installed.</summary>
internal static unsafe partial class KernelShark
{
    private const string Library = "libkshark.so.2";

    /// <summary>Whether it is.</summary>
    public static bool IsThere { get; } = NativeLibrary.TryLoad(Library, out _);

    /// <summary>
    /// The entries of a file, each as the library tells it: time in ns, task, CPU, event, what it
    /// says.
    /// </summary>
    public static List<string> Read(string path)
    {
        nint context = 0;

        Assert.True(kshark_instance(ref context));
        int stream = kshark_open(context, path);
        Assert.True(stream >= 0, $"KernelShark does not open {path}: {stream}");
        nint* rows;
        long count = kshark_load_entries(context, stream, &rows);
        Assert.True(count >= 0, $"KernelShark does not load {path}: {count}");
        var entries = new List<string>();

        for (long i = 0; i < count; i++)
        {
            nint text = kshark_dump_entry(rows[i]);

            entries.Add(Marshal.PtrToStringUTF8(text)!);
            NativeMemory.Free((void*)text);
        }
        _ = kshark_close(context, stream);
        return entries;
    }

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.U1)]
    private static partial bool kshark_instance(ref nint context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int kshark_open(nint context, string file);

    [LibraryImport(Library)]
    private static partial nint kshark_load_entries(nint context, int stream, nint** rows);

    [LibraryImport(Library)]
    private static partial nint kshark_dump_entry(nint entry);

    [LibraryImport(Library)]
    private static partial int kshark_close(nint context, int stream);
}
