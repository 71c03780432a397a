// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Functions;
using Linux.Generators.Globals;
using Linux.Generators.Tracepoints;
using Linux.Tests.Generators.Harness;
using Microsoft.CodeAnalysis;

namespace Linux.Tests.Generators;

public class TracepointGeneratorTests
{
    private static readonly string[] Sources =
        [TraceSource.Events, TraceSource.Types, .. TraceRuntime.Sources];

    [Fact]
    public void Tracepoints_EmitCallsRecordsAndPrinters() => Snapshot.Match(
        this,
        GeneratorHost.Run(new TracepointGenerator(), Sources)
            .Text("Tracepoints.timer_events.g.cs"));

    [Fact]
    public void Tracepoints_EmitATableOfEvents() => Snapshot.Match(
        this, GeneratorHost.Run(new TracepointGenerator(), Sources).Text("Tracepoints.g.cs"));

    [Fact]
    public void Format_IsWhatTracefsPrints()
    {
        Snapshot.Match(
            this,
            Run("""
                var text = new System.Text.StringBuilder();
                foreach (var traced in TraceEvents.All) text.Append(traced.Format).Append('\n');
                return text.ToString();
                """),
            "txt");
    }

    [Fact]
    public void Line_IsTheOneThatAKernelRecorded()
    {
        // From real machines, with the fields that the present kernel has.
        var text = Run("""
            TraceContext.Comm = "irq/51-DLL075B:";
            TraceContext.Pid = 194;
            TraceContext.Now = 7542707708 * 1000;
            trace_timer_init((timer_list*)0x630ae178);
            TraceContext.Flags = TraceFlags.IrqsOff;
            TraceContext.Count = 1;
            TraceContext.Now += 2000;
            jiffies = 4296778179 - 250;
            Start(4296778179, 4296778184, 121u << 22);
            TraceContext.Pid = 0;
            TraceContext.Flags = TraceFlags.SoftIrq;
            TraceContext.Count = 0;
            TraceContext.Cpu = 1;
            TraceContext.Now = 382687083 * 1000L;
            trace_timer_cancel((timer_list*)0x4ec021c9);
            """);
        Assert.Equal(
            " irq/51-DLL075B:-194     [000] .....  7542.707708: timer_init: "
            + "timer=00000000630ae178\n"
            + " irq/51-DLL075B:-194     [000] d..1.  7542.707710: timer_start: "
            + "timer=00000000630ae178 function=process_timeout expires=4296778179 [timeout=250] "
            + "bucket_expiry=4296778184 cpu=0 idx=121 flags=\n"
            + "          <idle>-0       [001] ..s..   382.687083: timer_cancel: "
            + "timer=000000004ec021c9\n",
            text);
    }

    [Fact]
    public void Line_ShowsFlagsAndATimeoutThatHasPassed()
    {
        var text = Run("""
            TraceContext.Comm = "kworker/";
            TraceContext.Pid = 31;
            TraceContext.Cpu = 3;
            TraceContext.Now = 44007499;
            jiffies = 10;
            Start(5, 8, (192u << 22) | TIMER_DEFERRABLE | TIMER_IRQSAFE | 3);
            """);
        Assert.Equal(
            "        kworker/-31      [003] .....     0.044007: timer_start: "
            + "timer=00000000630ae178 function=process_timeout expires=5 [timeout=-5] "
            + "bucket_expiry=8 cpu=3 idx=192 flags=D|I\n",
            text);
    }

    [Fact]
    public void Line_PrintsSymbolsAndNumbersThatHaveNone()
    {
        var text = Run("""
            trace_odd_types(true, hrtimer_mode.HRTIMER_MODE_REL, 1);
            trace_odd_types(false, (hrtimer_mode)9, 1234567);
            trace_odd_types(false, hrtimer_mode.HRTIMER_MODE_ABS, -1);
            """);
        Assert.Equal(
            """
            on=1 mode=REL small=1 wide=1 us=000000 clockid=CLOCK_MONOTONIC
            on=0 mode=0x9 small=87 wide=1234567 us=001234 clockid=0x12d687
            on=0 mode=ABS small=ff wide=18446744073709551615 us=000000 clockid=0xffffffffffffffff

            """,
            string.Concat(text.Split('\n').Select(
                line => line.Length == 0 ? "" : line[line.IndexOf("on=", StringComparison.Ordinal)..] + "\n")));
    }

    [Fact]
    public void Events_AreOnPerMachine()
    {
        var text = Run("""
            buffer.Disable("*");
            using var second = new TraceBuffer(8);
            var other = new TestMachine(second);
            var result = $"{tracepoint_count.timer_init} {second.Enable("timer:timer_init")} ";
            trace_timer_init(null);
            trace_timer_cancel(null);
            result += $"{trace_timer_init_enabled()} ";
            machine.Enter();
            trace_timer_init(null);
            result += $"{trace_timer_init_enabled()} {buffer.Enable("timer_i*")} {buffer.Enable("timer:")} ";
            trace_timer_init(null);
            result += $"{tracepoint_count.timer_init} {buffer.Written} {second.Written} ";
            second.Dispose();
            result += $"{tracepoint_count.timer_init} {buffer.Enable("none")} ";
            ThisCpu.context = null;
            trace_timer_init(null);
            machine.Enter();
            result += $"{buffer.Written} {buffer.Disable("timer")} {tracepoint_count.timer_init}";
            return result;
            """);
        Assert.Equal("0 1 True False 1 4 2 1 1 1 0 1 4 0", text);
    }

    [Fact]
    public void Ring_OverwritesTheOldestOrDrainsThem()
    {
        var text = Run("""
            for (int i = 1; i <= 6; i++) trace_timer_init((timer_list*)i);
            var result = $"{buffer.Written} {buffer.Count} {buffer.Lost} ";
            buffer.Clear();
            var sink = new System.IO.StringWriter();
            buffer.Sink = new TextSink(sink);
            for (int i = 1; i <= 6; i++) trace_timer_init((timer_list*)i);
            result += $"{buffer.Written} {buffer.Count} {buffer.Lost} ";
            buffer.Drain(sink);
            foreach (var line in sink.ToString().Split('\n')) if (line != "") result += line[^1];
            return result + $" {buffer.Count}";
            """);
        Assert.Equal("6 4 2 6 2 0 123456 0", text);
    }

    [Fact]
    public void File_HasTheHeaderOfTracefs()
    {
        var text = Run("""
            trace_timer_init(null);
            var file = new System.IO.StringWriter();
            buffer.WriteTo(file, 4);
            return file.ToString();
            """);
        Snapshot.Match(this, text, "txt");
    }

    [Fact]
    public void Emitting_AllocatesNothing()
    {
        var text = Run("""
            var timer = (timer_list*)System.Runtime.InteropServices.NativeMemory
                .AllocZeroed((nuint)sizeof(timer_list));
            for (int i = 0; i < 100; i++) trace_timer_start(timer, 1);
            // The runtime allocates once on whichever thread meets a tier change; an event that
            // allocates does so in each round.
            var least = long.MaxValue;
            for (int round = 0; round < 10; round++) {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 1000; i++) trace_timer_start(timer, 1);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }
            return least.ToString();
            """);
        Assert.Equal("0", text);
    }

    [Fact]
    public void Tracepoints_AreCachedAfterAnUnrelatedEdit()
    {
        var host = GeneratorHost.Run(
            new TracepointGenerator(), TraceSource.Events, TraceSource.Types, Prelude.Text);
        var again = host.RunAgainWith("namespace Linux; class unrelated { int x; }");
        GeneratorHost.AssertCached(
            again, TracepointGenerator.Step, TracepointGenerator.Step + "All");
    }

    /// <summary>Runs a body in which all events are on; without a return it gives the lines.</summary>
    private static string Run(string body)
    {
        var result = body.Contains("return", StringComparison.Ordinal) ? "" : """
            var output = new System.IO.StringWriter();
            buffer.Drain(output);
            return output.ToString();
            """;
        var program = $$"""
            namespace Linux;
            public static unsafe class Program
            {
                static void Start(ulong expires, ulong bucket, uint flags)
                {
                    var timer = new timer_list
                    {
                        expires = expires, function = &process_timeout, flags = flags,
                    };
                    trace_timer_start_at((timer_list*)0x630ae178, &timer, bucket);
                }

                // The record holds the address alone: print the one of the recording.
                static void trace_timer_start_at(timer_list* shown, timer_list* timer, ulong bucket)
                {
                    trace_timer_start(timer, bucket);
                    var last = Kernel.__trace_ring->At(Kernel.__trace_ring->head - 1);
                    *(void**)(last + 1) = shown;
                }

                public static string Run()
                {
                    using var buffer = new TraceBuffer(4);
                    var machine = new TestMachine(buffer);
                    buffer.Enable("*");
                    {{body}}
                    {{result}}
                }
            }
            """;
        IIncrementalGenerator[] generators =
            [new TracepointGenerator(), new GlobalsGenerator(), new FunctionGenerator()];
        return (string)GeneratorHost.Run(generators, [program, .. Sources])
            .Call("Linux.Program", "Run")!;
    }
}
