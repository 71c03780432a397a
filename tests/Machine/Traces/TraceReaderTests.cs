// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Tests.Machine.Traces.Replays;

namespace Linux.Tests.Machine.Traces;

public class TraceReaderTests
{
    /// <summary>Lines that are looked at after the one that is read.</summary>
    private const int Ahead = 5;

    private const string Fields =
        "timer_start: timer=b7 function=fn expires=4295101010 [timeout=10] "
        + "cpu=2 idx=19 flags=";

    [Fact]
    public void Reader_HoldsNothing_WhereItIsAskedTo()
    {
        var lines = new CountedLines(Start(5, 10, 11).TrimEnd(), 1000);
        var seen = new SeenRecordings(() => lines.LinesRead);
        TraceFile file = TraceReader.Read(lines, seen);

        Assert.Equal((1000, 0), (file.Lines, file.Recordings.Count));
        Assert.Equal(1000, seen.LinesRead.Count);
        Assert.All(seen.LinesRead.Index(),
            one => Assert.InRange(one.Item, one.Index + 1, one.Index + 1 + Ahead));
        Assert.Equal([1], seen.Ended);
    }

    [Theory]
    [InlineData("     rs:main Q:r-41      [002] d..1.  71.250001: ", "rs:main Q:r", 41, "d..1.")]
    [InlineData("  kworker/u8:2-77 [002] 71.250001: ", "kworker/u8:2", 77, "")]
    [InlineData("  <idle>-0   (-----) [002] d.s. 71.250001: ", "<idle>", 0, "d.s.")]
    [InlineData("  x-12 (   10) [002] d.s2. 71.250001: ", "x", 12, "d.s2.")]
    [InlineData("  swapper     0 [002]    71.250001:         timer:", "swapper", 0, "")]
    [InlineData("  my task  31/32 [002]    71.250001:         timer:", "my task", 31, "")]
    [InlineData("  a-9 2d.h. 71250001us : ", "a", 9, "d.h.")]
    [InlineData("  a-9 2d.h2 71250001us+: ", "a", 9, "d.h2")]
    [InlineData("[   60.100001] a-9 2dNh1. 71250001us!: ", "a", 9, "dNh1.")]
    [InlineData("<4>[   60.100001][  T9] a-9 2d.... 71250001us : ", "a", 9, "d....")]
    [InlineData("> >   a-9   [002] d..1.  71.250001: ", "a", 9, "d..1.")]
    [InlineData("Nov 29 10:11:12 box kernel: [ 6.100001]  a-9 [002] d..1.  71.250001: ", "a", 9,
        "d..1.")]
    [InlineData("  &lt;idle&gt;-0 [002] d..1.  71.250001: ", "<idle>", 0, "d..1.")]
    public void Reader_KnowsTheForm(string before, string task, int pid, string flags)
    {
        RecordedEvent read = Assert.Single(Assert.Single(Read(before + Fields).Recordings).Events);

        Assert.Equal((task, pid, flags, 2), (read.Task, read.Pid, read.Flags, read.Cpu));
        Assert.Equal("timer_start", read.Name);
        Assert.Equal(71_250_001_000, read.TimeNs);
        Assert.Equal("19", read.Fields["idx"]);
    }

    [Fact]
    public void Reader_TakesAClockThatCountsNoTime()
    {
        RecordedEvent read = Read($"  a-9 [002] d..1. 8812345: {Fields}").Recordings[0].Events[0];

        Assert.Null(read.TimeNs);
        Assert.Equal(8812345ul, read.Ticks);
    }

    [Theory]
    [InlineData(" 2)               |  /* {0} */", null)]
    [InlineData(" 71.250001 |   2)  a-9    |               |  /* {0} */", 71_250_001_000)]
    public void Reader_FindsTheEventAmongTheCallsOfFunctionGraph(string form, long? ns)
    {
        string text = " 2)               |  mod_timer() {\n" + form.Replace("{0}", Fields)
            + "\n 2)   0.410 us    |  }\n";
        TraceFile file = Read(text);
        RecordedEvent read = Assert.Single(Assert.Single(file.Recordings).Events);

        Assert.Equal((2, ns, "b7"), (read.Cpu, read.TimeNs, read.Timer));
        Assert.Equal(2, file.Others["function graph"]);
        Assert.Empty(file.Unread);
    }

    [Theory]
    [InlineData("  a-9 [002] d..1. 71.25: <stack trace>\n => mod_timer\n => 0x00102030\n", "stack",
        3)]
    [InlineData("\tffffffff81123456 mod_timer+0x1 ([kernel.kallsyms])\n", "stack", 1)]
    [InlineData("  a-9 2d..3  6us+: __schedule <-schedule\n", "functions", 1)]
    [InlineData("  a-9 2d.h4  0us :     0:120:R   + [002]  12: 94:R b\n",
        "entries that are no events", 1)]
    [InlineData("CPU 1 is empty\ncpus=4\n", "headers of tools", 2)]
    public void Reader_CountsLinesThatAreNoEvents(string lines, string kind, int count)
    {
        TraceFile file = Read(lines + "  a-9 [002] d..1. 71.25: " + Fields);

        Assert.Equal(count, file.Others[kind]);
        Assert.Single(file.Recordings[0].Events);
        Assert.Empty(file.Unread);
        Assert.Empty(file.Foreign);
    }

    [Theory]
    [InlineData("cpu=2 idx=19", "cpu=2 idx =19")]
    [InlineData("cpu=2 idx=19", "cpu= 2 idx= 19")]
    [InlineData(" [timeout", "\n[timeout")]
    [InlineData("expires=", "\n    expires=")]
    [InlineData("71.25: ", "71.25:\n")]
    [InlineData("[002] ", "\n[002] ")]
    [InlineData("idx=19", "idx=\n19")]
    [InlineData("function=fn", "function=3Dfn")]
    public void Reader_JoinsWhatAMailProgramCut(string whole, string cut)
    {
        string text = ("  a-9 [002] d..1. 71.25: " + Fields).Replace(whole, cut);
        TraceFile file = Read(text + "\n" + text);

        Assert.Equal(2, file.Recordings[0].Events.Count);
        Assert.All(file.Recordings[0].Events, e => Assert.Equal(
            ("19", "2", "10", "fn"),
            (e.Fields["idx"], e.Fields["cpu"], e.Fields["timeout"], e.Fields["function"])));
        Assert.Empty(file.Foreign);
    }

    [Fact]
    public void Reader_LeavesTheModuleOutOfTheFunction()
    {
        RecordedEvent read = Read(("  a-9 [002] d..1. 71.25: " + Fields)
            .Replace("function=fn", "function=fn [mod]")).Recordings[0].Events[0];

        Assert.Equal(("fn", "4295101010"), (read.Fields["function"], read.Fields["expires"]));
    }

    [Theory]
    [InlineData("CPU:1 [137 EVENTS DROPPED]", 1, 137L, TraceGapKind.Dropped)]
    [InlineData("CPU 3: 12 EVENTS DROPPED", 3, 12L, TraceGapKind.Dropped)]
    [InlineData("CPU:3 [EVENTS DROPPED]", 3, null, TraceGapKind.Dropped)]
    [InlineData("CPU:0 [LOST 9 EVENTS]", 0, 9L, TraceGapKind.Dropped)]
    [InlineData("CPU:0 [LOST EVENTS]", 0, null, TraceGapKind.Dropped)]
    [InlineData("##### CPU 1 buffer started ####", 1, null, TraceGapKind.BufferStarted)]
    public void Reader_SeesWhereEventsAreMissing(string line, int cpu, long? lost,
        TraceGapKind kind)
    {
        string text = Start(0, 10, 11) + line + "\n" + Expiry(11, 11);
        TraceRecording recording = Assert.Single(Read(text).Recordings);

        Assert.Equal(new TraceGap(2, cpu, lost, kind), Assert.Single(recording.Gaps));
        Assert.Equal(2, recording.Events.Count);
    }

    [Theory]
    [InlineData("# a remark\n", 1)]
    [InlineData("# tracer: nop\n", 2)]
    [InlineData("version = 7\n", 2)]
    [InlineData("", 1)]
    public void Reader_GoesOnAfterARemark(string between, int recordings)
        => Assert.Equal(recordings, Read(Start(0, 10, 11) + between
        + Expiry(11, 11)).Recordings.Count);

    [Theory]
    [InlineData("# another machine\n")]
    [InlineData("")]
    public void Reader_BeginsAnewWhereTheClockGoesBack(string between)
        => Assert.Equal([1, between.Length == 0 ? 2 : 2],
            Read(Start(5000, 10, 11) + between + Start(0, 10, 11)).Recordings.Select(r
                => r.FirstLine));

    [Theory]
    [InlineData("timer_start: timer=1 expires=3 [timeout=1]")]
    [InlineData("what stands here? timer_cancel: timer=1")]
    public void Reader_NamesALineOfATimerThatItCannotRead(string line)
        => Assert.Equal(2, Assert.Single(Read(Start(0, 10, 11) + line + "\n").Unread).Number);

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0")]
    [InlineData("no event at all\n")]
    public void Reader_RefusesWhatIsNoTrace(string text)
        => Assert.Throws<InvalidDataException>(() => Read(text));
}
