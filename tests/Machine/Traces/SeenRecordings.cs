// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Machine.Traces;

/// <summary>Notes when events come.</summary>
/// <param name="linesRead">Tells how many lines were read by now.</param>
internal sealed class SeenRecordings(Func<int> linesRead) : ITraceRecordings
{
    /// <summary>Lines that were read when each event came.</summary>
    public List<int> LinesRead { get; } = [];

    /// <summary>First lines of the recordings that have ended.</summary>
    public List<int> Ended { get; } = [];

    public void Add(RecordedEvent read) => LinesRead.Add(linesRead());

    public void Add(TraceGap gap)
    {
    }

    public void End(int firstLine) => Ended.Add(firstLine);
}
