// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces.Perfetto;

/// <summary>The tracks of one CPU: what it runs, and below that its softirqs and
/// callbacks.</summary>
internal sealed class CpuTracks
{
    /// <summary>Records that are further apart are of two softirqs.</summary>
    private const long OneSoftirqNs = 50_000;

    private readonly PacketStream _packets;
    private readonly ulong _runs;
    private readonly ulong _softirqs;
    private string? _running;
    private bool _tickStopped;
    private bool _inSoftirq;
    private int _callbacks;
    private long _last;

    /// <param name="packets">Where slices go.</param>
    /// <param name="machine">The track of the machine.</param>
    /// <param name="cpu">The CPU.</param>
    public CpuTracks(PacketStream packets, ulong machine, int cpu)
    {
        _packets = packets;
        _runs = packets.Track($"CPU {cpu}", machine);
        _softirqs = packets.Track($"CPU {cpu} softirq", _runs);
    }

    /// <summary>A record of the CPU says what runs on it.</summary>
    public void See(SpooledRecord record, bool softirq)
    {
        if (_inSoftirq && _callbacks == 0 && (!softirq || record.TimeNs - _last > OneSoftirqNs))
            EndSoftirq();
        string runs = record.Pid != 0 ? $"{record.Comm}-{record.Pid}" : _tickStopped
            ? "idle, tick stopped" : "idle";
        Run(runs, record.Pid != 0 ? "task" : "idle", record.TimeNs);
        if (softirq && !_inSoftirq)
        {
            _packets.Write(record.TimeNs, _packets.Begin(_softirqs, "softirq", "softirq"));
            _inSoftirq = true;
        }
        _last = record.TimeNs;
    }

    /// <summary>The CPU's wheel is left to the hierarchy, or taken back.</summary>
    public void Idle(bool stopped, long ns)
    {
        _tickStopped = stopped;
        Run(stopped ? "idle, tick stopped" : "idle", "idle", ns);
    }

    /// <summary>A callback begins.</summary>
    public void Begin(string name, string category, long ns, ulong? flow)
    {
        TrackEvent begin = _packets.Begin(_softirqs, name, category);

        if (flow is { } id)
            begin.TerminatingFlowIds.Add(id);
        _packets.Write(ns, begin);
        _callbacks++;
    }

    /// <summary>The last callback that began ends.</summary>
    public void End(long ns)
    {
        if (_callbacks == 0)
            return;
        _callbacks--;
        _packets.End(_softirqs, ns);
    }

    /// <summary>A timer is armed.</summary>
    public void Arm(string name, long ns, ulong flow, long expires)
    {
        TrackEvent armed = _packets.Instant(_softirqs, name, "timer_start");

        armed.FlowIds.Add(flow);
        armed.DebugAnnotations.Add(new DebugAnnotation { Name = "expires", IntValue = expires });
        _packets.Write(ns, armed);
    }

    /// <summary>Nothing more comes.</summary>
    public void Close(long ns)
    {
        while (_callbacks > 0)
            End(ns);
        if (_inSoftirq)
            EndSoftirq();
        if (_running != null)
            _packets.End(_runs, ns);
    }

    private void EndSoftirq()
    {
        _packets.End(_softirqs, _last);
        _inSoftirq = false;
    }

    private void Run(string what, string category, long ns)
    {
        if (_running == what)
            return;
        if (_running != null)
            _packets.End(_runs, ns);
        _running = what;
        _packets.Write(ns, _packets.Begin(_runs, what, category));
    }
}
