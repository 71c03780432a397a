// SPDX-License-Identifier: GPL-2.0-only
using System.IO.Compression;
using System.Text;

namespace Linux.Tests.Machine.Traces;

/// <summary>What other tools than tracefs print, and what becomes of it on the way to who reads it.</summary>
public class OtherToolsTests
{
    private const string Armed = "timer=0xffff888004e00001 function=process_timeout expires=4294975072 "
        + "[timeout=5] cpu=1 idx=33 flags=";
    private const string Expired = "timer=0xffff888004e00001 function=process_timeout now=4294975073 "
        + "baseclk=4294975073";

    /// <summary>Two lines, one that arms a timer and one that expires it in time.</summary>
    public static TheoryData<string, string> Texts => new()
    {
        { "perf script -F comm,pid,time,event,trace", Lines("  swapper     0   {0}:  timer:{1}") },
        { "perf script -F time,event,trace", Lines("{0}:  timer:{1}") },
        { "perf script with period", Lines("  kworker/u8:0-ev  1599/1599  [001]   {0}:          1   timer:{1}") },
        {
            "perf trace", """
                 0.000 swapper/1 timer:timer_start(timer: 0xa1, function: 0xb2, expires: 4294975072, bucket_expiry: 4294975073, now: 4294975067, flags: 138412033)
                 5.996 swapper/1 timer:timer_expire_entry(timer: 0xa1, now: 4294975073, function: 0xb2, baseclk: 4294975073)
            """
        },
        {
            "options/fields", """
              <idle>-0 [001] d.s2. 382.627089: timer_start: timer=0xa1 function=0xb2 expires=0x100001fe0 (4294975456) bucket_expiry=0x100001fe1 (4294975457) now=0x100001fdb (4294975451) flags=0x8400001 (138412033)
              <idle>-0 [001] d.s2. 382.633085: timer_expire_entry: timer=0xa1 now=0x100001fe1 (4294975457) function=0xb2 baseclk=0x100001fe1 (4294975457)
            """
        },
        {
            "options/verbose", Lines("  bash  1234 1 0 00000000 00000001 [000004de] {0}ms (+0.001ms): {1}")
        },
        { "trace-cmd report --ts-diff", Lines("  <idle>-0     [001] d.s2.   {0}: (+12)   {1}") },
        { "a colour of grep", Lines("  <idle>-0 [001] d.s2. {0}: {1}").Replace("timer_", "\x1b[01;31m\x1b[Ktimer_\x1b[m\x1b[K") },
        { "a task without a name", Lines("                -1599  [001] d.s2. {0}: {1}") },
        { "grep -n", Lines("17:  <idle>-0 [001] d.s2. {0}: {1}") },
        { "/dev/kmsg", Lines("6,1001,382627089,-;  <idle>-0  1d.s2. {0}us : {1}") },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_IsComparedAsTracefsIs(string tool, string text)
    {
        TraceReplayReport report = Replays.Replay(text);

        Assert.True(report is { Compared: 2, Differences: 0 }, tool);
        Assert.Equal(ExpiryTime.OnTime, Assert.Single(report.Expiries).Time);
        Assert.True(Assert.Single(report.Placements).Agrees);
        Assert.Empty(report.Unread);
    }

    [Fact]
    public void PlacementWithoutABucket_IsComparedByItsExpiry()
    {
        string text = Texts.Single(row => (string)row[0] == "perf trace")[1].ToString()!;

        Assert.Equal(ReplayVerdict.Differs,
            Replays.Replay(text.Replace("bucket_expiry: 4294975073", "bucket_expiry: 4294975079")
                .Replace("138412033", "x")).Placements[0].Verdict);
    }

    [Fact]
    public void Lttng_IsReadAsBabeltracePrintsIt()
    {
        TraceReplayReport report = Replays.Replay("""
            [10:59:59.627089000] (+?.?????????) host timer_start: { cpu_id = 1 }, { timer = 0xFFFF888004E00001, function = 0xFFFFFFFF81100000, expires = 4294975072, now = 4294975067 }
            [10:59:59.633085000] (+0.005996000) host timer_expire_entry: { cpu_id = 1 }, { timer = 0xFFFF888004E00001, now = 4294975073, function = 0xFFFFFFFF81100000 }
            """);

        Assert.Equal(ExpiryTime.OnTime, Assert.Single(report.Expiries).Time);
        Assert.Contains("HZ 1000", Assert.Single(report.Kernels));
    }

    [Fact]
    public void PerfsLostEvents_LeaveTheTimerUnknown()
    {
        string[] lines = Lines("  swapper     0 [001]  {0}:  timer:{1}").Split('\n');
        TraceReplayReport report = Replays.Replay(
            $"{lines[0]}\n  swapper     0 [001]   382.630000: PERF_RECORD_LOST lost 12\n{lines[1]}\n");

        Assert.Equal(ExpiryTime.Unknown, Assert.Single(report.Expiries).Time);
    }

    [Theory]
    [InlineData("gz")]
    [InlineData("zst")]
    public void CompressedText_IsRead(string how)
    {
        string file = Path.GetTempFileName();

        try
        {
            using (FileStream to = File.Create(file))
            using (Stream packed = how == "gz" ? new GZipStream(to, CompressionLevel.Fastest)
                : new ZstdSharp.CompressionStream(to))
                packed.Write(Encoding.UTF8.GetBytes(Lines("  <idle>-0 [001] d.s2. {0}: {1}")));
            using var output = new StringWriter();

            Assert.Equal(0, Port.Commands.TraceReplayText.Run(file, new MachineOptions(), 0, output));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void TextPackedWithXz_IsRefusedByName()
    {
        string file = Path.GetTempFileName();

        try
        {
            File.WriteAllBytes(file, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 1, 2]);
            Assert.Contains("xz", Assert.Throws<InvalidDataException>(() => Port.Commands.TraceReplayText.Run(
                file, new MachineOptions(), 0, TextWriter.Null)).Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Lines(string form)
        => string.Format(form, "382.627089", "timer_start: " + Armed) + "\n"
            + string.Format(form, "382.633085", "timer_expire_entry: " + Expired) + "\n";
}
