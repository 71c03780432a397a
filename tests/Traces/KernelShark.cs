// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.InteropServices;

namespace Linux.Tests.Traces;

/// <summary>The library with which KernelShark reads a file, if it is installed.</summary>
internal static unsafe partial class KernelShark
{
    private const string Library = "libkshark.so.2";
    private const byte InTheList = 1;

    /// <summary>Whether it is.</summary>
    public static bool IsThere { get; } = NativeLibrary.TryLoad(Library, out _);

    /// <summary>
    /// The entries of a file, each as the library tells it: time in ns, task, CPU, event, what it
    /// says.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="filter">Its advanced filter, which shows what agrees; without it, all.</param>
    public static List<string> Read(string path, string? filter = null)
    {
        Context* context = null;

        Assert.True(kshark_instance(ref context));
        int stream = kshark_open(context, path);
        Assert.True(stream >= 0, $"KernelShark does not open {path}: {stream}");
        context->Mask = InTheList;
        if (filter != null)
            Assert.True(0 <= kshark_tep_add_filter_str(
                kshark_get_data_stream(context, stream), filter), filter);
        Entry** rows;
        long count = kshark_load_entries(context, stream, &rows);
        Assert.True(count >= 0, $"KernelShark does not load {path}: {count}");
        var entries = new List<string>();

        for (long i = 0; i < count; i++)
        {
            if ((rows[i]->Visible & InTheList) == 0)
                continue;
            nint text = kshark_dump_entry(rows[i]);

            entries.Add(Marshal.PtrToStringUTF8(text)!);
            NativeMemory.Free((void*)text);
        }
        _ = kshark_close(context, stream);
        return entries;
    }

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.U1)]
    private static partial bool kshark_instance(ref Context* context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int kshark_open(Context* context, string file);

    [LibraryImport(Library)]
    private static partial nint kshark_load_entries(
        Context* context, int stream, Entry*** rows);

    [LibraryImport(Library)]
    private static partial nint kshark_dump_entry(Entry* entry);

    [LibraryImport(Library)]
    private static partial int kshark_close(Context* context, int stream);

    [LibraryImport(Library)]
    private static partial nint kshark_get_data_stream(Context* context, int stream);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int kshark_tep_add_filter_str(nint stream, string filter);

    /// <summary>Its session: what a filter takes from the entries that it hides.</summary>
    [StructLayout(LayoutKind.Explicit)]
    private struct Context
    {
        [FieldOffset(24)]
        public byte Mask;
    }

    /// <summary>One of its entries: where it is to be seen.</summary>
    [StructLayout(LayoutKind.Explicit)]
    private struct Entry
    {
        [FieldOffset(8)]
        public ushort Visible;
    }
}
