// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Traces;

/// <summary>Reads a recorded trace for its page. Nothing but the page is kept of it, so that the
/// trace may be a large one.</summary>
/// <param name="told">Is told from time to time how many events were read.</param>
internal sealed class TraceTimeline(Action<long> told) : ITraceRecordings, IDisposable
{
    private const int EventsBetween = 1 << 14;

    private readonly LongestTimeline _longest = new();
    private long _number;

    /// <summary>Recordings that have an event.</summary>
    public int Recordings => _longest.Recordings;

    /// <summary>Events of CPUs that no machine here has.</summary>
    public long Beyond { get; private set; }

    /// <summary>Reads the buffers of a trace.dat.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Read(DatTrace dat)
    {
        foreach (IEnumerable<DatEntry> buffer in dat.Entries())
        {
            foreach (DatEntry one in buffer)
            {
                if (one.Cpu < MachineOptions.MaxCpus)
                    Add(new TimelineEvent(one.Time, one.Cpu, one.Name, one.Text));
                else
                    Beyond++;
            }
            _longest.End();
        }
    }

    /// <inheritdoc/>
    public void Add(RecordedEvent read)
        => Add(new TimelineEvent(
            read.TimeNs ?? (long?)read.Ticks ?? _number++, read.Cpu, read.Name,
            string.Join(' ', read.Fields.Select(field => $"{field.Key}={field.Value}"))));

    /// <inheritdoc/>
    public void Add(TraceGap gap)
    {
    }

    /// <inheritdoc/>
    public void End(int firstLine) => _longest.End();

    /// <inheritdoc cref="LongestTimeline.ToPage"/>
    public TimelinePage ToPage(string title, IReadOnlyList<string> sentences)
        => _longest.ToPage(title, sentences);

    /// <inheritdoc/>
    public void Dispose() => _longest.Dispose();

    private void Add(TimelineEvent one)
    {
        _longest.Add(one);
        if (_longest.Events % EventsBetween == 0)
            told(_longest.Events);
    }
}
