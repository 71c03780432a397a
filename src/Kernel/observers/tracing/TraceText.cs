// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.IO;
using System.Text;

namespace Linux.Observers;

/// <summary>Lines and header as tracefs prints them.</summary>
internal static unsafe class TraceText
{
    private const int CommLength = 16;

    private const string Legend =
        "#                                _-----=> irqs-off/BH-disabled\n"
        + "#                               / _----=> need-resched\n"
        + "#                              | / _---=> hardirq/softirq\n"
        + "#                              || / _--=> preempt-depth\n"
        + "#                              ||| / _-=> migrate-disable\n"
        + "#                              |||| /     delay\n"
        + "#           TASK-PID     CPU#  |||||  TIMESTAMP  FUNCTION\n"
        + "#              | |         |   |||||     |         |\n";

    public static void WriteHeader(TextWriter output, long entries, long written, int cpus)
    {
        output.Write("# tracer: nop\n#\n");
        output.Write(KernelFormat.Format(
            "# entries-in-buffer/entries-written: %lu/%lu   #P:%d\n#\n", entries, written, cpus));
        output.Write(Legend);
    }

    public static void AppendLine(StringBuilder output, trace_record* record)
    {
        AppendTask(output, record);
        output.Append(' ').Append('[');
        AppendPadded(output, record->cpu, 3, '0');
        output.Append(']').Append(' ');
        AppendFlags(output, record->common_flags, record->common_preempt_count);
        var microseconds = (record->time_ns + 500) / 1000;
        output.Append(' ');
        AppendPadded(output, microseconds / 1_000_000, 5, ' ');
        output.Append('.');
        AppendPadded(output, microseconds % 1_000_000, 6, '0');
        var traced = TraceEvents.Of(record->common_type);
        output.Append(": ").Append(traced.Name).Append(": ");
        traced.Print(output, record + 1);
        output.Append('\n');
    }

    /// <summary>Interrupts, rescheduling, context, preempt depth and migrate-disable depth.</summary>
    public static void AppendFlags(StringBuilder output, byte flags, byte count)
    {
        const byte both = TraceFlags.IrqsOff | TraceFlags.BhOff;
        output.Append((flags & both) switch
        {
            both => 'D',
            TraceFlags.IrqsOff => 'd',
            TraceFlags.BhOff => 'b',
            _ => '.',
        });
        output.Append(Reschedule(flags)).Append(Context(flags));
        AppendDepth(output, count & 0xf);
        AppendDepth(output, count >> 4);
    }

    private static char Reschedule(byte flags)
    {
        const byte now = TraceFlags.NeedResched;
        const byte preempt = TraceFlags.PreemptResched;
        const byte lazy = TraceFlags.NeedReschedLazy;
        return (flags & (now | preempt | lazy)) switch
        {
            now | preempt | lazy => 'B',
            now | preempt => 'N',
            lazy | preempt => 'L',
            now | lazy => 'b',
            now => 'n',
            preempt => 'p',
            lazy => 'l',
            _ => '.',
        };
    }

    private static char Context(byte flags)
    {
        var hard = (flags & TraceFlags.HardIrq) != 0;
        var soft = (flags & TraceFlags.SoftIrq) != 0;
        if ((flags & TraceFlags.Nmi) != 0)
        {
            return hard ? 'Z' : 'z';
        }

        return hard ? (soft ? 'H' : 'h') : (soft ? 's' : '.');
    }

    private static void AppendDepth(StringBuilder output, int depth) =>
        output.Append(depth == 0 ? '.' : "0123456789abcdef"[depth]);

    private static void AppendTask(StringBuilder output, trace_record* record)
    {
        ReadOnlySpan<byte> comm = "<idle>"u8;
        if (record->common_pid != 0)
        {
            comm = new ReadOnlySpan<byte>(record->comm, CommLength);
            var end = comm.IndexOf((byte)0);
            comm = end < 0 ? comm : comm[..end];
        }

        output.Append(' ', CommLength - comm.Length);
        foreach (var character in comm)
        {
            output.Append((char)character);
        }

        var start = output.Append('-').Length;
        output.Append(record->common_pid);
        output.Append(' ', Math.Max(0, 7 - (output.Length - start)));
    }

    private static void AppendPadded(StringBuilder output, long value, int width, char padding)
    {
        Span<char> digits = stackalloc char[20];
        value.TryFormat(digits, out var length);
        output.Append(padding, Math.Max(0, width - length)).Append(digits[..length]);
    }
}
