// SPDX-License-Identifier: GPL-2.0-only
using Google.Protobuf;

namespace Linux.Traces.Perfetto;

/// <summary>Writes packets, and makes the tracks that they are on.</summary>
/// <param name="output">Where to.</param>
internal sealed class PacketStream(Stream output)
{
    private const uint Sequence = 1;
    private const uint StateCleared = 1;

    private readonly Trace _one = new();
    private ulong _tracks;
    private bool _begun;

    /// <summary>Makes a track.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="parent">The track that it is below; 0 for none.</param>
    /// <param name="isCounter">Whether it has numbers, and no slices.</param>
    public ulong Track(string name, ulong parent, bool isCounter = false)
    {
        var track = new TrackDescriptor { Uuid = ++_tracks, Name = name };

        if (parent != 0)
            track.ParentUuid = parent;
        if (isCounter)
            track.Counter = new CounterDescriptor();
        Write(new TracePacket { TrackDescriptor = track });
        return track.Uuid;
    }

    /// <summary>Makes a track of the top, which is a machine.</summary>
    public ulong Machine(int number, string name)
    {
        var track = new TrackDescriptor
        {
            Uuid = ++_tracks,
            Process = new ProcessDescriptor { Pid = number + 1, ProcessName = name },
        };

        Write(new TracePacket { TrackDescriptor = track });
        return track.Uuid;
    }

    /// <summary>A slice begins.</summary>
    public TrackEvent Begin(ulong track, string name, string category)
        => new()
        {
            Type = TrackEvent.Types.Type.SliceBegin,
            TrackUuid = track,
            Name = name,
            Categories = { category }
        };

    /// <summary>Something happens.</summary>
    public TrackEvent Instant(ulong track, string name, string category)
        => new()
        {
            Type = TrackEvent.Types.Type.Instant,
            TrackUuid = track,
            Name = name,
            Categories = { category }
        };

    /// <summary>The last slice that began on a track ends.</summary>
    public void End(ulong track, long ns)
        => Write(ns, new TrackEvent { Type = TrackEvent.Types.Type.SliceEnd, TrackUuid = track });

    /// <summary>A counter gets a value.</summary>
    public void Count(ulong track, long ns, long value)
        => Write(ns, new TrackEvent
        {
            Type = TrackEvent.Types.Type.Counter,
            TrackUuid = track,
            CounterValue = value
        });

    /// <summary>Writes an event.</summary>
    public void Write(long ns, TrackEvent happened)
        => Write(new TracePacket { Timestamp = (ulong)ns, TrackEvent = happened });

    private void Write(TracePacket packet)
    {
        packet.TrustedPacketSequenceId = Sequence;
        if (!_begun)
            packet.SequenceFlags = StateCleared;
        _begun = true;
        // Traces that stand one after the other are one trace.
        _one.Packet.Clear();
        _one.Packet.Add(packet);
        _one.WriteTo(output);
    }
}
