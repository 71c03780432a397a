// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Generators.Tracepoints;

/// <summary>The words that a declaration of tracepoints is made of.</summary>
internal static class TraceNames
{
    public const string System = "Linux.Annotations.TRACE_SYSTEMAttribute";
    public const string Event = "Linux.Annotations.TRACE_EVENTAttribute";
    public const string Class = "Linux.Annotations.DECLARE_EVENT_CLASSAttribute";
    public const string Define = "Linux.Annotations.DEFINE_EVENTAttribute";

    public const string Proto = "TP_PROTO";
    public const string Entry = "TP_STRUCT__entry";
    public const string Assign = "TP_fast_assign";
    public const string Print = "TP_printk";
    public const string Printf = "trace_event_printf";
    public const string Symbolic = "__print_symbolic";
    public const string Flags = "__print_flags";
    public const string EntryVariable = "__entry";

    /// <summary>The bytes that every record starts with: type, flags, preempt count and pid.</summary>
    public const int CommonSize = 8;
}
