// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Linux.Tests.Port;
using Linux.Traces;
using Linux.Traces.Perfetto;

namespace Linux.Tests.Traces;

/// <summary>Each command that records writes each form, with the same events in it.</summary>
public sealed class CommandTests : IDisposable
{
    private static readonly string s_replay =
        Checkout.PathOf("docs/replays/finding-sibling-sleeps.replay.json");

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData("6", "none")]
    [InlineData("7", "none")]
    [InlineData("7", "zlib")]
    [InlineData("7", "zstd")]
    public void Run_WritesTraceDat(string version, string compression)
        => IsRecorded(version, compression, "run", "--cpus", "4", "--for", "500ms");

    [Theory]
    [InlineData("6", "none")]
    [InlineData("7", "none")]
    public void Replay_WritesTraceDat(string version, string compression)
        => IsRecorded(version, compression, "replay", s_replay, "--other-build");

    [Theory]
    [InlineData("6", "none")]
    [InlineData("7", "none")]
    public void Selftest_WritesTraceDat_ABufferEach(string version, string compression)
    {
        string[] buffers = IsRecorded(version, compression, "selftest", "wheel.wrap")
            .Where(line => line.StartsWith("# buffer ")).ToArray();

        Assert.Contains(buffers, line => line.Contains("wheel.wrap.64"));
    }

    /// <summary>Threads do not do the same twice, so that the file is compared with
    /// trace-cmd's reading of it.</summary>
    [Theory]
    [InlineData("6")]
    [InlineData("7")]
    public void Stress_WritesTraceDat(string version)
    {
        Ends("stress", "--cpus", "2", "--for", "50ms", "--plain", "--trace",
            _scratch.File("trace.dat"), "--trace-version", version);
        List<ComparableLine> read = ComparableLine.Of(string.Join('\n', Read()));

        Assert.Contains(read, line => line.Rest.Contains(" timer_start: "));
        if (TraceCmd.IsThere)
            Assert.Equal(read, ComparableLine.Of(
                TraceCmd.Run("report", "-N", _scratch.File("trace.dat"))));
    }

    [Theory]
    [InlineData("run", "--cpus", "4", "--for", "500ms")]
    [InlineData("replay", "REPLAY", "--other-build")]
    [InlineData("selftest", "wheel.add.on")]
    [InlineData("stress", "--cpus", "2", "--for", "50ms", "--plain")]
    public void Commands_WritePerfetto(params string[] words)
    {
        Ends([.. words.Select(word => word == "REPLAY" ? s_replay : word),
            "--trace", _scratch.File("run.perfetto-trace")]);
        Trace trace =
            Trace.Parser.ParseFrom(File.ReadAllBytes(_scratch.File("run.perfetto-trace")));

        Assert.Contains(trace.Packet, packet => packet.TrackDescriptor?.Name == "CPU 0");
        Assert.Contains(trace.Packet, packet => packet.TrackEvent != null);
    }

    [Theory]
    [InlineData("view")]
    [InlineData("run", "--replay-trace")]
    public void WhatIsForPerfetto_IsNotRead(params string[] words)
    {
        Ends("run", "--cpus", "2", "--for", "10ms", "--trace", _scratch.File("a.perfetto-trace"));
        (int status, _, string errors) =
            PortCall.Run([.. words, _scratch.File("a.perfetto-trace")]);

        Assert.Equal(2, status);
        Assert.EndsWith(
            "its name says Perfetto, and such files are written and not read; "
            + "give one that --trace FILE.dat has written.\n", errors);
    }

    [Theory]
    [InlineData("map", "run", "--cpus", "4", "--for", "500ms", "--html")]
    [InlineData("replay", "replay", "REPLAY", "--other-build", "--html")]
    [InlineData("replay", "view", "REPLAY", "--out")]
    [InlineData("map", "view", "TRACE", "--out")]
    [InlineData("map", "view", "TEXT", "--out")]
    public void Html_IsAPageOfWhatItWasGiven(string kind, params string[] words)
    {
        Ends("run", "--cpus", "2", "--for", "100ms", "--trace", _scratch.File("trace.dat"));
        File.WriteAllLines(_scratch.File("text"), Read());
        Ends([.. words.Select(word => word switch
        {
            "REPLAY" => s_replay,
            "TRACE" => _scratch.File("trace.dat"),
            "TEXT" => _scratch.File("text"),
            _ => word,
        }), _scratch.File("page.html")]);
        string html = File.ReadAllText(_scratch.File("page.html"));
        JsonNode data =
            JsonNode.Parse(Regex.Match(html, "id=\"data\">(.*?)</script>").Groups[1].Value)!;

        Assert.Equal(kind, (string?)data["page"]);
        Assert.DoesNotMatch(@"(src|href)\s*=\s*[""']|@import|url\(", html);
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>Runs it twice, for a trace.dat and for text, and compares them.</summary>
    /// <returns>The lines of the trace.dat.</returns>
    private List<string> IsRecorded(string version, string compression, params string[] words)
    {
        Ends([.. words, "--trace", _scratch.File("text")]);
        Ends([.. words, "--trace", _scratch.File("trace.dat"),
            "--trace-version", version, "--trace-compression", compression]);
        List<string> read = Read();
        List<ComparableLine> expected = ComparableLine.Of(File.ReadAllText(_scratch.File("text")));

        Assert.True(expected.Count > 20);
        Assert.Equal(expected, ComparableLine.Of(string.Join('\n', read)));
        return read;
    }

    private List<string> Read()
    {
        using DatTrace trace = DatTrace.Open(File.OpenRead(_scratch.File("trace.dat")));
        List<string> lines = trace.Lines().ToList();

        Assert.Empty(trace.Notes);
        return lines;
    }

    private static void Ends(params string[] words)
    {
        (int status, _, string errors) = PortCall.Run(words);

        // What a replay makes again is a failure.
        Assert.True(status == (words[0] == "replay" ? 1 : 0),
            $"{string.Join(' ', words)}: status {status}, {errors}");
    }
}
