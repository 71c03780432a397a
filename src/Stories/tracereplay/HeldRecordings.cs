// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Stories;

/// <summary>Keeps all that a trace has.</summary>
internal sealed class HeldRecordings : ITraceRecordings
{
    private readonly List<TraceRecording> _recordings = new();
    private List<RecordedEvent> _events = new();
    private List<TraceGap> _gaps = new();

    /// <summary>What has ended.</summary>
    public IReadOnlyList<TraceRecording> Recordings => _recordings;

    public void Add(RecordedEvent read) => _events.Add(read);

    public void Add(TraceGap gap) => _gaps.Add(gap);

    public void End(int firstLine)
    {
        _recordings.Add(new TraceRecording(firstLine, _events, _gaps));
        _events = new List<RecordedEvent>();
        _gaps = new List<TraceGap>();
    }
}
