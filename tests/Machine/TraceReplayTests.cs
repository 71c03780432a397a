// SPDX-License-Identifier: GPL-2.0-only
using Linux;

namespace Linux.Tests.Machine;

public class TraceReplayTests
{
    // Events as kernels print them: tracefs with and without bucket_expiry, and a boot-time dump.
    private const string Recorded = """
        # one machine
          irq/51-DLL075B:-194     [000] .....  7542.707708: timer_init: timer=00000000630ae178
          irq/51-DLL075B:-194     [000] d..1.  7542.707710: timer_start: timer=00000000630ae178 function=process_timeout expires=4296778179 [timeout=250] bucket_expiry=4296778184 cpu=0 idx=121 flags=
        # another one
        my_test_thread-1230    [001] d...   382.627089: timer_start: timer=000000004ec021c9 function=process_timeout expires=4294975072 [timeout=5] cpu=1 idx=33 flags=
                  <idle>-0       [001] ..s.   382.687084: timer_expire_entry: timer=000000004ec021c9 function=process_timeout now=4294975073 baseclk=4294975073
        # a third one
        kworker/-31        3D.... 44007us : timer_start: timer=b089b886 function=delayed_work_timer_fn expires=4294672340 [timeout=5000] bucket_expiry=4294672384 cpu=3 idx=192 flags=D|I
        kworker/-1198      1d.... 2923481us : timer_start: timer=ffd09a61 function=process_timeout expires=4294670230 [timeout=10] bucket_expiry=4294670231 cpu=1 idx=23 flags=
        <idle>-0         3d.... 2929470us : tmigr_cpu_idle: cpu=3 parent=aecb05cb nextevt=9223372036854775807 wakeup=9223372036854775807
        """;

    private static TraceReplayReport Replay(string text)
        => TraceReplay.Run(TraceReader.Read(new StringReader(text)), new MachineOptions());

    [Fact]
    public void Replay_PutsRecordedTimersWhereTheRecordingHasThem()
    {
        TraceReplayReport report = Replay(Recorded);

        Assert.Equal([121u, 33u, 192u, 23u], report.Placements.Select(p => p.Index));
        Assert.All(report.Placements, p => Assert.True(p.Agrees, p.ToString()));
        Assert.Equal(0, Assert.Single(report.Expiries).Later);
        Assert.Equal(1, report.OtherEvents["tmigr_cpu_idle"]);
    }

    [Fact]
    public void Replay_ReportsAPlacementThatDiffers()
    {
        TraceReplayReport report = Replay(Recorded.Replace("idx=121", "idx=122"));

        Assert.False(report.Placements[0].Agrees);
    }

    [Fact]
    public void Replay_NamesALineThatGoesBackInJiffies()
    {
        const string Text = """
            a-1 [000] d..1. 1.0: timer_start: timer=1 function=f expires=4294670230 [timeout=10] cpu=0 idx=23 flags=
            a-1 [000] d..1. 1.0: timer_start: timer=2 function=f expires=4294670200 [timeout=10] cpu=0 idx=1 flags=
            """;

        Assert.Equal([2], Replay(Text).Backwards);
    }

    [Fact]
    public void Reader_NamesBrokenLinesAndGoesOn()
    {
        TraceFile file = TraceReader.Read(new StringReader("what is this\n" + Recorded));

        Assert.Equal([1], file.Foreign);
        Assert.Equal(3, file.Recordings.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0")]
    [InlineData("no event at all\n")]
    public void Reader_RefusesWhatIsNoTrace(string text)
        => Assert.Throws<InvalidDataException>(() => TraceReader.Read(new StringReader(text)));

    [Theory]
    [InlineData("periodic")]
    [InlineData("network")]
    public void Trace_OfAMachineReplaysToItself(string workload)
    {
        var options = new MachineOptions { Cpus = 4, Seed = 3 };
        using var machine = Simulation.Boot(options);
        using var trace = new StringWriter();

        machine.EnableTrace("*");
        machine.StreamTrace(trace);
        Workload.Named(workload)!.Start(machine, new TimerLedger(machine));
        machine.RunFor(2_000_000_000);
        machine.FlushTrace();
        TraceReplayReport report = TraceReplay.Run(
            TraceReader.Read(new StringReader(trace.ToString())), options);

        Assert.True(report.Placements.Count > 20);
        Assert.All(report.Placements, p => Assert.True(p.Agrees, p.ToString()));
        Assert.All(report.Expiries, e => Assert.Equal(0, e.Later));
        Assert.Empty(report.Backwards);
    }

    [Fact]
    public void Trace_IsTheSameForTheSameOptions()
    {
        Assert.Equal(Record(), Record());

        static string Record()
        {
            using var machine = Simulation.Boot(new MachineOptions { Cpus = 8, Nodes = 2, Seed = 9 });
            using var trace = new StringWriter();

            machine.EnableTrace("*");
            machine.StreamTrace(trace);
            Workload.Named("periodic")!.Start(machine, new TimerLedger(machine));
            machine.RunFor(1_000_000_000);
            machine.FlushTrace();
            return trace.ToString();
        }
    }
}
