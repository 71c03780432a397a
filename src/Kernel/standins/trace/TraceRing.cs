// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using Linux.Annotations;

namespace Linux;

public static unsafe partial class Kernel
{
    /// <summary>The running machine's ring, outside its arena; null when nobody traces.</summary>
    [Global]
    internal static partial ref trace_ring* __trace_ring { get; }
}

/// <summary>A machine's ring of records, all of one size, in native memory.</summary>
internal unsafe struct trace_ring
{
    public byte* records;
    public long capacity;
    public long head;
    public long tail;
    public GCHandle buffer;
    public fixed ulong enabled[((tracepoint_id.count + TraceEvent.MostOwn) / 64) + 1];

    public static int RecordSize
        => sizeof(trace_record)
            + ((Math.Max(Kernel.__trace_entry_size, TraceEvent.MostBytes) + 15) & ~15);

    public readonly trace_record* At(long position) =>
        (trace_record*)(records + ((position & (capacity - 1)) * RecordSize));

    public readonly bool IsOn(int id)
    {
        var bit = id - tracepoint_id.first;
        return (enabled[bit / 64] >> (bit % 64) & 1) != 0;
    }
}

/// <summary>
/// What generated tracepoints call. Any CPU may write at any time; nothing is allocated.
/// </summary>
internal static unsafe class TraceRing
{
    /// <summary>Whether the running machine has an event on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsEnabled(ushort id)
    {
        var ring = ThisCpu.context == null ? null : Kernel.__trace_ring;
        return ring != null && ring->IsOn(id);
    }

    /// <summary>
    /// Zeroed room for the fields of a record whose head is filled in, or null when the running
    /// machine does not want the event.
    /// </summary>
    public static void* Reserve(ushort id, int size)
    {
        if (!IsEnabled(id))
        {
            return null;
        }

        var ring = Kernel.__trace_ring;
        var position = Interlocked.Increment(ref ring->head) - 1;
        if (position - Volatile.Read(ref ring->tail) >= ring->capacity)
        {
            ((ITraceReader)ring->buffer.Target!).MakeRoom(position);
        }

        var record = ring->At(position);
        Volatile.Write(ref record->sequence, -(position + 1));
        record->size = size;
        record->common_type = id;
        TraceContext.Capture(record);
        NativeMemory.Clear(record + 1, (nuint)size);
        return record + 1;
    }

    /// <summary>Makes a record that <see cref="Reserve"/> gave visible to readers.</summary>
    public static void Commit(void* entry)
    {
        var record = (trace_record*)entry - 1;
        Volatile.Write(ref record->sequence, -record->sequence);
    }
}
