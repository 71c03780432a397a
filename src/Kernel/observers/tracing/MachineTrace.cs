// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.IO;

namespace Linux.Observers;

/// <summary>What a machine's tracepoints record.</summary>
public static unsafe class MachineTrace
{
    /// <summary>Records that each machine keeps where all are recorded.</summary>
    private const int CapacityOfEach = 4096;

    /// <summary>
    /// Makes the machine's <see cref="TraceBuffer"/>, or takes the one that is attached, and turns
    /// on
    /// the events that a pattern names, as tracefs' set_event does: "timer_start", "timer:",
    /// "timer:hrtimer_*", "*".
    /// </summary>
    /// <param name="machine">The machine; tracing costs nothing before this.</param>
    /// <param name="pattern">Names the events.</param>
    /// <param name="capacity">Records to keep when the trace is made, 1 to 2^24.</param>
    /// <returns>How many events the pattern names; 0 is a pattern that names none.</returns>
    public static int EnableTrace(this Machine machine, string pattern, int capacity = 65536)
        => TraceOf(machine, capacity).Enable(pattern);

    /// <summary>Writes what tracefs' <c>trace</c> file shows, header included.</summary>
    public static void WriteTrace(this Machine machine, TextWriter output)
        => machine.AsCpu(0, () => machine.Find<TraceBuffer>()?.WriteTo(output,
            machine.Options.Cpus));

    /// <summary>
    /// Writes the header and then, as the machine runs, every record. <see cref="FlushTrace"/>
    /// writes the rest at the end.
    /// </summary>
    public static void StreamTrace(this Machine machine, TextWriter output)
    {
        machine.StreamTrace(new TextSink(output));
        TraceText.WriteHeader(output, 0, 0, machine.Options.Cpus);
    }

    /// <summary>Gives every record away as the machine runs; <see cref="FlushTrace"/> those at the
    /// end.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="sink">Is given the records, in the order of the ring.</param>
    /// <param name="capacity">Records to keep until then, 1 to 2^24.</param>
    public static void StreamTrace(this Machine machine, ITraceSink sink, int capacity = 65536)
        => TraceOf(machine, capacity).Sink = sink;

    /// <summary>Writes the records that are still in the ring to where they stream.</summary>
    public static void FlushTrace(this Machine machine)
        => machine.AsCpu(0, () =>
        {
            if (machine.Find<TraceBuffer>() is { Sink: { } sink } trace)
                trace.Drain(sink);
        });

    /// <summary>Turns on what <see cref="MachineOptions.Trace"/> names, and what every machine is
    /// to record.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No event is called so.</exception>
    internal static void EnableTraceAtBoot(this Machine machine)
    {
        TraceSpool.OfEveryMachine?.Record(machine, CapacityOfEach);
        foreach (string pattern in machine.Options.Trace)
        {
            if (machine.EnableTrace(pattern) == 0)
                throw new ArgumentOutOfRangeException(
                    nameof(machine),
                    $"no event is called '{pattern}'. It takes names such as timer_start, "
                    + "timer: or *.");
        }
    }

    private static TraceBuffer TraceOf(Machine machine, int capacity)
    {
        if (machine.Find<TraceBuffer>() is { } trace)
            return trace;
        trace = machine.Attach(new TraceBuffer(capacity));
        trace.Attach((kernel_globals*)machine.Context(0)->arena);
        return trace;
    }
}
