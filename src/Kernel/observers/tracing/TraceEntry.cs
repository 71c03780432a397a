// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Text;

namespace Linux.Observers;

/// <summary>A record of a trace, while a <see cref="ITraceSink"/> is given it.</summary>
public readonly unsafe ref struct TraceEntry
{
    private const int CommonBytes = 8;

    private readonly trace_record* _record;

    internal TraceEntry(trace_record* record) => _record = record;

    /// <summary>What was recorded.</summary>
    public TraceEvent Event => TraceEvents.Of(_record->common_type);

    /// <summary>The CPU that recorded it.</summary>
    public int Cpu => _record->cpu;

    /// <summary>When, in ns of the machine's monotonic clock.</summary>
    public long TimeNs => _record->time_ns;

    /// <summary>The task that ran; 0 is idle.</summary>
    public int Pid => _record->common_pid;

    /// <summary>The name of the task, without its NUL.</summary>
    public ReadOnlySpan<byte> Comm
    {
        get
        {
            var comm = new ReadOnlySpan<byte>(_record->comm, 16);
            var end = comm.IndexOf((byte)0);

            return end < 0 ? comm : comm[..end];
        }
    }

    /// <summary>The record as <see cref="TraceEvent.Format"/> lays it out, its common fields
    /// first.</summary>
    public ReadOnlySpan<byte> Data
        => new((byte*)(_record + 1) - CommonBytes, CommonBytes + _record->size);

    /// <summary>The name of the function at an address that the record has, or null.</summary>
    public static string? FunctionAt(ulong address) => KernelSymbols.Find((void*)address);

    /// <summary>Appends the line of tracefs, its line end included; called on the
    /// machine.</summary>
    public void AppendLine(StringBuilder output) => TraceText.AppendLine(output, _record);
}
