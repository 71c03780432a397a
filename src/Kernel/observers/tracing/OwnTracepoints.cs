// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Linq;
using System.Text;

namespace Linux.Observers;

/// <summary>
/// Tracepoints that other assemblies declare with TRACE_SYSTEM; what the generator writes there
/// registers them when
/// the assembly is loaded. From then on every machine knows them beside the kernel's.
/// </summary>
public static unsafe class OwnTracepoints
{
    /// <summary>Makes an event known.</summary>
    /// <param name="system">The directory under tracefs' events.</param>
    /// <param name="name">The event; no other one has the name.</param>
    /// <param name="size">Bytes of its fields, at most <see cref="TraceEvent.MostBytes"/>.</param>
    /// <param name="fields">The fields as in tracefs' <c>format</c> file.</param>
    /// <param name="print">Its print format, likewise.</param>
    /// <param name="printer">Appends what the format prints.</param>
    /// <exception cref="ArgumentException">There is an event of the name, or it is too
    /// large.</exception>
    /// <exception cref="InvalidOperationException">There are <see cref="TraceEvent.MostOwn"/>
    /// already.</exception>
    public static TraceEvent Register(
        string system, string name, int size, string fields, string print,
        delegate*<StringBuilder, void*, void> printer)
    {
        if (size > TraceEvent.MostBytes)
            throw new ArgumentException(
                $"a record of '{name}' has {size} bytes. It takes {TraceEvent.MostBytes}.");
        return TraceEvents.Add(id =>
        {
            if (TraceEvents.All.Any(known => known.Name == name))
                throw new ArgumentException(
                    $"there is an event '{name}' already. Give it another name.");
            if (id >= tracepoint_id.first + tracepoint_id.count + TraceEvent.MostOwn)
                throw new InvalidOperationException(
                    $"there are {TraceEvent.MostOwn} events beside the kernel's already.");
            return new TraceEvent(id, system, name, size,
                $"name: {name}\nID: {id}\nformat:\n{fields}\nprint fmt: {print}\n", printer);
        });
    }
}
