// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.IO.Enumeration;
using System.Threading;

namespace Linux.Observers;

/// <summary>All tracepoints of the kernel, by number and by name.</summary>
public static class TraceEvents
{
    private static readonly Lock s_gate = new();
    private static TraceEvent[] s_table = Kernel.__trace_events();

    /// <summary>Every event, by system and then in the order of its declaration; those of other assemblies
    /// last.</summary>
    public static IReadOnlyList<TraceEvent> All => s_table;

    /// <summary>
    /// The events that a pattern names, in the forms of tracefs' set_event: "event", "system:",
    /// "system:event"; a star stands for any characters. None is an empty list.
    /// </summary>
    public static IReadOnlyList<TraceEvent> Match(string pattern)
    {
        var colon = pattern.IndexOf(':');
        var system = colon < 0 ? "*" : pattern[..colon];
        var name = pattern[(colon + 1)..];
        return Array.FindAll(s_table, e =>
            Matches(system, e.System)
            && (Matches(name, e.Name) || (colon < 0 && Matches(name, e.System))));
    }

    internal static TraceEvent Of(ushort id) => s_table[id - tracepoint_id.first];

    /// <summary>How many machines record an event.</summary>
    internal static ref int CountOf(TraceEvent traced)
    {
        if (traced.Id < tracepoint_id.first + tracepoint_id.count)
            return ref tracepoint_count.of(traced.Id);
        return ref traced.Machines;
    }

    /// <summary>Takes one more, which is made with its number.</summary>
    internal static TraceEvent Add(Func<ushort, TraceEvent> make)
    {
        lock (s_gate)
        {
            TraceEvent made = make((ushort)(tracepoint_id.first + s_table.Length));

            s_table = [.. s_table, made];
            return made;
        }
    }

    private static bool Matches(string pattern, string name) =>
        pattern.Length == 0
        || FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
