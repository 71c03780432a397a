// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Linux.Hardware;
using Linux.Port.Traces;
using Linux.Traces;
using Linux.View;

namespace Linux.Tests.Traces;

/// <summary>The page of a recorded trace, of which nothing else is kept.</summary>
public sealed class TracePageTests : IDisposable
{
    private static readonly MachineOptions s_machine =
        new() { Cpus = 6, Nodes = 2, CheckInvariants = false };

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData(6, "None")]
    [InlineData(7, "None")]
    [InlineData(7, "Zstd")]
    public void PageOfATraceDat_IsThatOfTheRun(int version, string compression)
    {
        RecordedRun.Spool(s_machine, 2_000_000_000, _scratch.File("spool"));
        SpoolToDat.Write(_scratch.File("spool"), _scratch.File("trace.dat"), new DatOptions
        {
            Version = version,
            Compression = Enum.Parse<DatCompression>(compression),
        });
        JsonNode ofRun =
            Data(TimelinePage.Of("run", [], ByTime(_scratch.File("spool"))).ToHtml());
        JsonNode ofTrace = Data(HtmlOutput.OfTrace(_scratch.File("trace.dat"), (_, _) => { }));

        Assert.True((int)ofRun["count"]! > 500);
        foreach (string part in new[] { "cpus", "start", "count", "kinds", "events", "texts",
            "groups", "changes" })
            Assert.Equal(ofRun[part]!.ToJsonString(), ofTrace[part]!.ToJsonString());
        Assert.Empty(ofTrace["sentences"]!.AsArray());
    }

    /// <summary>A recording is packed from its thousandth event on, or when it ends.</summary>
    [Theory]
    [InlineData(0, 3, 2, 1)]
    [InlineData(1, 999, 1000, 2)]
    [InlineData(0, 1000, 1000, 999)]
    [InlineData(1, 1000, 1001, 1001)]
    [InlineData(2, 1, 1, 2500)]
    public void LongestRecording_IsShown(int longest, params int[] events)
    {
        File.WriteAllLines(_scratch.File("text"), events.SelectMany((count, recording)
            => Enumerable.Range(0, count).Select(i => Line(recording, i))
                .Prepend("# tracer: nop")));
        JsonNode page = Data(HtmlOutput.OfTrace(_scratch.File("text"), (_, _) => { }));

        Assert.Equal(events[longest], (int)page["count"]!);
        Assert.Equal(longest + 1, (int)page["cpus"]!);
        Assert.Equal(["The file has 3 recordings; this is the longest one."],
            page["sentences"]!.AsArray().Select(sentence => (string)sentence!));
    }

    [Theory]
    [InlineData("trace.dat", "None")]
    [InlineData("trace.dat", "Zstd")]
    [InlineData("text", "")]
    public void Reading_SaysHowFarItIs(string name, string compression)
    {
        const int Events = 50_000;
        var told = new List<(double Part, string What)>();

        if (compression.Length == 0)
            File.WriteAllLines(
                _scratch.File(name), Enumerable.Range(0, Events).Select(i => Line(0, i)));
        else
            MadeUpEvent.Write(_scratch.File(name), Events,
                new() { Compression = Enum.Parse<DatCompression>(compression) });
        HtmlOutput.OfTrace(_scratch.File(name), (part, what) => told.Add((part, what)));

        Assert.Equal((100.0, "making the page"), told[^1]);
        told.RemoveAt(told.Count - 1);
        Assert.Equal(3, told.Count);
        Assert.All(told.Index(), one =>
        {
            string events = (16_384 * (one.Index + 1)).ToString("N0", CultureInfo.InvariantCulture);
            double most = 33.0 * (one.Index + 1) + 5;

            Assert.InRange(one.Item.Part, most - 15, most);
            Assert.Matches($@"^reading \S+, {events} events, \d+ %$", one.Item.What);
        });
    }

    public void Dispose() => _scratch.Dispose();

    private static string Line(int cpu, int ms) => FormattableString.Invariant(
        $"<idle>-0 [{cpu:000}] d.h. {ms / 1000}.{ms % 1000:000}000: timer_init: timer={ms:x}");

    /// <summary>A trace.dat has no order between CPUs at one time.</summary>
    private static IEnumerable<TimelineEvent> ByTime(string spool)
        => SpoolTimeline.Read(spool).OrderBy(one => one.TimeNs).ThenBy(one => one.Cpu);

    private static JsonNode Data(string html)
        => JsonNode.Parse(Regex.Match(html, "id=\"data\">(.*?)</script>").Groups[1].Value)!;
}
