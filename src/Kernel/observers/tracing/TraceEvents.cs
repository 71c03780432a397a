// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.IO.Enumeration;

namespace Linux.Observers;

/// <summary>All tracepoints of the kernel, by number and by name.</summary>
public static class TraceEvents
{
    private static readonly TraceEvent[] Table = Kernel.__trace_events();

    /// <summary>Every event, by system and then in the order of its declaration.</summary>
    public static IReadOnlyList<TraceEvent> All => Table;

    /// <summary>
    /// The events that a pattern names, in the forms of tracefs' set_event: "event", "system:",
    /// "system:event"; a star stands for any characters. None is an empty list.
    /// </summary>
    public static IReadOnlyList<TraceEvent> Match(string pattern)
    {
        var colon = pattern.IndexOf(':');
        var system = colon < 0 ? "*" : pattern[..colon];
        var name = pattern[(colon + 1)..];
        return Array.FindAll(Table, e =>
            Matches(system, e.System)
            && (Matches(name, e.Name) || (colon < 0 && Matches(name, e.System))));
    }

    internal static TraceEvent Of(ushort id) => Table[id - tracepoint_id.first];

    private static bool Matches(string pattern, string name) =>
        pattern.Length == 0
        || FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
