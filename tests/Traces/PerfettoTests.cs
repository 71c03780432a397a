// SPDX-License-Identifier: GPL-2.0-only
using Google.Protobuf.Reflection;
using Linux.Hardware;
using Linux.Traces;
using Linux.Traces.Perfetto;

namespace Linux.Tests.Traces;

/// <summary>What Perfetto is given is whole: slices end, flows arrive, and values are on tracks
/// that exist.</summary>
public sealed class PerfettoTests : IDisposable
{
    private const int Cpus = 6;
    private const long Second = 1_000_000_000;

    private readonly Scratch _scratch = new();
    private readonly List<TrackDescriptor> _tracks;
    private readonly List<(ulong Time, TrackEvent Event)> _events;

    public PerfettoTests()
    {
        var machine = new MachineOptions { Cpus = Cpus, Nodes = 2, CheckInvariants = false };

        RecordedRun.Spool(machine, 4 * Second, _scratch.File("spool"));
        SpoolToPerfetto.Write(_scratch.File("spool"), _scratch.File("trace"));
        Trace trace = Trace.Parser.ParseFrom(File.ReadAllBytes(_scratch.File("trace")));
        _tracks = trace.Packet.Where(packet => packet.TrackDescriptor != null)
            .Select(packet => packet.TrackDescriptor).ToList();
        _events = trace.Packet.Where(packet => packet.TrackEvent != null)
            .Select(packet => (packet.Timestamp, packet.TrackEvent)).ToList();
    }

    [Fact]
    public void EachCpuAndGroup_HasItsTracks()
    {
        string[] names = _tracks.Select(track => track.Name).ToArray();

        for (int cpu = 0; cpu < Cpus; cpu++)
            Assert.Contains($"CPU {cpu}", names);
        Assert.Contains("GRP1:0 migrator", names);
        Assert.Contains("GRP0:1 next_expiry in us", names);
        Assert.Equal(_tracks.Count, _tracks.Select(track => track.Uuid).Distinct().Count());
        Assert.All(_tracks.Where(track => track.HasParentUuid),
            track => Assert.Contains(_tracks, parent => parent.Uuid == track.ParentUuid));
    }

    [Fact]
    public void Slices_EndInTheOrderOfAStack()
    {
        var depth = new Dictionary<ulong, int>();

        foreach ((_, TrackEvent one) in _events)
        {
            int change = one.Type switch
            {
                TrackEvent.Types.Type.SliceBegin => 1,
                TrackEvent.Types.Type.SliceEnd => -1,
                _ => 0,
            };
            depth[one.TrackUuid] = depth.GetValueOrDefault(one.TrackUuid) + change;
            Assert.True(depth[one.TrackUuid] >= 0);
        }
        Assert.All(depth, pair => Assert.Equal(0, pair.Value));
    }

    [Fact]
    public void Flows_GoFromTimerStartToTheExpiryOfThatTimer()
    {
        var begun = _events.SelectMany(one => one.Event.FlowIds).ToHashSet();
        ulong[] ended = _events.SelectMany(one => one.Event.TerminatingFlowIds).ToArray();

        Assert.True(ended.Length > 10);
        Assert.All(ended, flow => Assert.Contains(flow, begun));
        Assert.Equal(ended.Length, ended.Distinct().Count());
    }

    [Fact]
    public void TimersOfSleepingCpus_ExpireOnOthersAndSaySo()
        => Assert.Contains(_events, one => one.Event.Categories.Contains("remote")
            && one.Event.Name.Contains(" of CPU "));

    [Fact]
    public void Counters_AreOnTracksForCounters()
    {
        var counters = _tracks.Where(track => track.Counter != null)
            .Select(track => track.Uuid).ToHashSet();

        Assert.All(_events, one => Assert.Equal(
            one.Event.Type == TrackEvent.Types.Type.Counter,
                counters.Contains(one.Event.TrackUuid)));
    }

    /// <summary>The numbers that Perfetto publishes for the fields that are written.</summary>
    [Fact]
    public void Fields_HaveTheirPublicNumbers()
    {
        Assert.Equal(
            [("timestamp", 8), ("trusted_packet_sequence_id", 10), ("track_event", 11),
                ("sequence_flags", 13), ("track_descriptor", 60)],
            Fields(TracePacket.Descriptor));
        Assert.Equal(
            [("uuid", 1), ("name", 2), ("process", 3), ("parent_uuid", 5), ("counter", 8)],
            Fields(TrackDescriptor.Descriptor));
        Assert.Equal(
            [("debug_annotations", 4), ("type", 9), ("track_uuid", 11), ("categories", 22),
                ("name", 23), ("counter_value", 30), ("flow_ids", 47),
                ("terminating_flow_ids", 48)],
            Fields(TrackEvent.Descriptor));
        Assert.Equal([("int_value", 4), ("string_value", 6), ("name", 10)],
            Fields(DebugAnnotation.Descriptor));
    }

    public void Dispose() => _scratch.Dispose();

    private static IEnumerable<(string, int)> Fields(MessageDescriptor message)
        => message.Fields.InFieldNumberOrder().Select(field => (field.Name, field.FieldNumber));
}
