using System;
using System.IO;

namespace Linux;

/// <summary>What the machine's tracepoints record.</summary>
public sealed unsafe partial class Machine
{
    /// <summary>The machine's trace; tracing starts with it and costs nothing before.</summary>
    public TraceBuffer? Trace { get; private set; }

    /// <summary>
    /// Makes the trace, or takes the one that is there, and turns on the events that a pattern
    /// names, as tracefs' set_event does: "timer_start", "timer:", "timer:hrtimer_*", "*".
    /// </summary>
    /// <param name="pattern">Names the events.</param>
    /// <param name="capacity">Records to keep when the trace is made, 1 to 2^24.</param>
    /// <returns>How many events the pattern names; 0 is a pattern that names none.</returns>
    public int EnableTrace(string pattern, int capacity = 65536)
    {
        Trace ??= new TraceBuffer(capacity);
        Trace.Attach((kernel_globals*)_contexts->arena);
        return Trace.Enable(pattern);
    }

    /// <summary>Writes what tracefs' <c>trace</c> file shows, header included.</summary>
    public void WriteTrace(TextWriter output) =>
        AsCpu(0, () => Trace?.WriteTo(output, Options.Cpus));

    /// <summary>
    /// Writes the header and then, as the machine runs, every record. <see cref="FlushTrace"/>
    /// writes the rest at the end.
    /// </summary>
    public void StreamTrace(TextWriter output)
    {
        Trace ??= new TraceBuffer();
        Trace.Attach((kernel_globals*)_contexts->arena);
        Trace.Sink = output;
        TraceText.WriteHeader(output, 0, 0, Options.Cpus);
    }

    /// <summary>Writes the records that are still in the ring to where they stream.</summary>
    public void FlushTrace() => AsCpu(0, () =>
    {
        if (Trace is { Sink: { } sink } trace)
        {
            trace.Drain(sink);
        }
    });

    private void EnableTraceAtBoot()
    {
        foreach (var pattern in Options.Trace)
        {
            if (EnableTrace(pattern) == 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(MachineOptions.Trace),
                    $"no event is called '{pattern}'. It takes names such as timer_start, "
                    + "timer: or *.");
            }
        }
    }
}
