// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.IO;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Threading;

namespace Linux.Observers;

/// <summary>
/// A machine's trace: which events it records, and the ring that holds them. Texts contain
/// offsets in the machine's arena, so the methods that write text are called on the machine.
/// </summary>
public sealed unsafe class TraceBuffer : ITraceReader, IDisposable
{
    private readonly object _gate = new();
    private trace_ring* _ring;

    /// <summary>Allocates a ring; no event is on.</summary>
    /// <param name="capacity">Records to keep, 1 to 2^24, rounded up to a power of two.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is out of range.</exception>
    public TraceBuffer(int capacity = 65536)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, 1 << 24);
        var records = (nuint)BitOperations.RoundUpToPowerOf2((uint)capacity);
        _ring = (trace_ring*)NativeMemory.AllocZeroed((nuint)sizeof(trace_ring));
        _ring->capacity = (long)records;
        _ring->records = (byte*)NativeMemory.AlignedAlloc(
            records * (nuint)trace_ring.RecordSize, 64);
        NativeMemory.Clear(_ring->records, records * (nuint)trace_ring.RecordSize);
        _ring->buffer = GCHandle.Alloc(this, GCHandleType.Weak);
    }

    /// <summary>
    /// Where records go when the ring is full. Without one, the oldest records are overwritten.
    /// </summary>
    public ITraceSink? Sink { get; set; }

    /// <summary>Records written since creation or the last <see cref="Clear"/>.</summary>
    public long Written => _ring->head;

    /// <summary>Records that can still be read.</summary>
    public long Count => _ring->head - _ring->tail;

    /// <summary>Records that were overwritten before anybody read them.</summary>
    public long Lost { get; private set; }

    /// <summary>Makes this the trace of the machine with these globals.</summary>
    internal void Attach(kernel_globals* globals) => globals->__trace_ring = _ring;

    /// <summary>Turns on the events that a pattern names, as in tracefs' set_event.</summary>
    /// <returns>How many events the pattern names.</returns>
    public int Enable(string pattern) => Switch(pattern, on: true);

    /// <summary>Turns off the events that a pattern names.</summary>
    /// <returns>How many events the pattern names.</returns>
    public int Disable(string pattern) => Switch(pattern, on: false);

    /// <summary>Whether an event is on.</summary>
    public bool IsEnabled(TraceEvent traced) => _ring->IsOn(traced.Id);

    /// <summary>Writes all records as lines, oldest first, and removes them.</summary>
    public void Drain(TextWriter output) => Drain(new TextSink(output));

    /// <summary>Gives all records away, oldest first, and removes them.</summary>
    public void Drain(ITraceSink output)
    {
        lock (_gate)
        {
            DrainTo(output, Volatile.Read(ref _ring->head));
        }
    }

    /// <summary>
    /// Writes what tracefs' <c>trace</c> file shows: the header, then all records. They stay.
    /// </summary>
    /// <param name="output">Receives the text; lines end in LF.</param>
    /// <param name="cpus">The number of CPUs that the header names.</param>
    public void WriteTo(TextWriter output, int cpus)
    {
        lock (_gate)
        {
            TraceText.WriteHeader(output, Count, Written, cpus);
            var lines = new TextSink(output);
            for (var position = _ring->tail; position < _ring->head; position++)
            {
                Write(lines, position);
            }
        }
    }

    /// <summary>Forgets all records and counts from zero again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _ring->head = 0;
            _ring->tail = 0;
            Lost = 0;
        }
    }

    /// <summary>
    /// Gives away what a sink that is no text still lacks, turns all events off and frees the ring.
    /// The machine
    /// must not run any more.
    /// </summary>
    public void Dispose()
    {
        if (_ring == null)
        {
            return;
        }

        if (Sink is { } sink and not TextSink)
        {
            Drain(sink);
        }

        Disable("*");
        _ring->buffer.Free();
        NativeMemory.AlignedFree(_ring->records);
        NativeMemory.Free(_ring);
        _ring = null;
    }

    /// <summary>Called by a writer whose record would overwrite one that was not read.</summary>
    void ITraceReader.MakeRoom(long position)
    {
        lock (_gate)
        {
            var until = position - _ring->capacity + 1;
            if (until <= _ring->tail)
            {
                return;
            }

            if (Sink is { } sink)
            {
                // All that is there goes: one call then serves as many records as the ring holds.
                DrainTo(sink, Math.Min(position, _ring->tail + _ring->capacity));
                return;
            }

            Lost += until - _ring->tail;
            Volatile.Write(ref _ring->tail, until);
        }
    }

    private void DrainTo(ITraceSink output, long end)
    {
        for (var position = _ring->tail; position < end; position++)
        {
            Write(output, position);
        }

        Volatile.Write(ref _ring->tail, end);
    }

    private void Write(ITraceSink output, long position)
    {
        // A writer on another thread may be between its reservation and its commit.
        var record = _ring->At(position);
        var wait = default(SpinWait);
        while (Volatile.Read(ref record->sequence) != position + 1)
        {
            wait.SpinOnce();
        }

        output.Write(new TraceEntry(record));
    }

    private int Switch(string pattern, bool on)
    {
        lock (_gate)
        {
            var events = TraceEvents.Match(pattern);
            foreach (var traced in events)
            {
                if (_ring->IsOn(traced.Id) == on)
                {
                    continue;
                }

                var bit = traced.Id - tracepoint_id.first;
                _ring->enabled[bit / 64] ^= 1ul << (bit % 64);
                Interlocked.Add(ref TraceEvents.CountOf(traced), on ? 1 : -1);
            }

            return events.Count;
        }
    }
}
