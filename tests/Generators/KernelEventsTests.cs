// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Functions;
using Linux.Generators.Globals;
using Linux.Generators.Tracepoints;
using Linux.Tests.Generators.Harness;
using Microsoft.CodeAnalysis;

namespace Linux.Tests.Generators;

/// <summary>The kernel's own events: what they record and print.</summary>
public class KernelEventsTests
{
    // Lines that kernels of the same field set recorded; 32-bit addresses are widened.
    private static readonly (string Line, string Body)[] Recorded =
    [
        ("timer_expire_entry: timer=000000004ec021c9 function=process_timeout now=4294975073 "
            + "baseclk=4294975073",
            "var t = new timer_list { function = &process_timeout }; jiffies = 4294975073; "
            + "trace_timer_expire_entry(&t, 4294975073); Show(0, 0x4ec021c9);"),
        ("timer_start: timer=00000000b089b886 function=delayed_work_timer_fn expires=4294672340 "
            + "[timeout=5000] bucket_expiry=4294672384 cpu=3 idx=192 flags=D|I",
            "var t = new timer_list { function = &delayed_work_timer_fn, expires = 4294672340, "
            + "flags = (192u << TIMER_ARRAYSHIFT) | TIMER_DEFERRABLE | TIMER_IRQSAFE | 3 }; "
            + "jiffies = 4294672340 - 5000; "
            + "trace_timer_start(&t, 4294672384); Show(0, 0xb089b886);"),
        ("tmigr_update_events: child=0000000000000000 group=00000000aecb05cb group_lvl=0 "
            + "child_active=0 group_active=8 nextevt=3103000000 next_expiry=2934000000 "
            + "child_evt_expiry=0 child_evtcpu=0",
            "var g = new tmigr_group { next_expiry = 2934000000 }; "
            + "trace_tmigr_update_events(null, &g, default, new tmigr_state { active = 8 }, "
            + "3103000000); Show(8, 0xaecb05cb);"),
        ("tmigr_group_set_cpu_inactive: group=00000000aecb05cb lvl=0 numa=0 active=0 migrator=ff "
            + "parent=0000000000000000 childmask=8",
            "var g = new tmigr_group(); trace_tmigr_group_set_cpu_inactive(&g, "
            + "new tmigr_state { migrator = 0xff }, 8); Show(0, 0xaecb05cb);"),
        ("tmigr_cpu_idle: cpu=3 parent=00000000aecb05cb nextevt=9223372036854775807 "
            + "wakeup=9223372036854775807",
            "var c = new tmigr_cpu { tmgroup = (tmigr_group*)0xaecb05cb, wakeup = long.MaxValue }; "
            + "c.cpuevt.cpu = 3; trace_tmigr_cpu_idle(&c, long.MaxValue);"),
    ];

    private static readonly (string Line, string Body)[] Made =
    [
        ("timer_base_idle: is_idle=1 cpu=5", "trace_timer_base_idle(true, 5);"),
        ("hrtimer_setup: hrtimer=0000000000001000 clockid=CLOCK_TAI mode=REL|PINNED|HARD",
            "trace_hrtimer_setup((hrtimer*)0x1000, CLOCK_TAI, "
            + "hrtimer_mode.HRTIMER_MODE_REL_PINNED_HARD);"),
        ("hrtimer_setup: hrtimer=0000000000001000 clockid=0x5 mode=0x10",
            "trace_hrtimer_setup((hrtimer*)0x1000, 5, hrtimer_mode.HRTIMER_MODE_LAZY_REARM);"),
        ("hrtimer_start: hrtimer=0000000000001000 function=hrtimer_wakeup expires=700 "
            + "softexpires=18446744073709551615 mode=ABS was_armed=1",
            "var t = new hrtimer { expires = 700, softexpires = -1, function = &hrtimer_wakeup }; "
            + "trace_hrtimer_start(&t, hrtimer_mode.HRTIMER_MODE_ABS, true); Show(0, 0x1000);"),
        ("hrtimer_expire_entry: hrtimer=0000000000001000 function=hrtimer_wakeup now=123",
            "var t = new hrtimer { function = &hrtimer_wakeup }; "
            + "trace_hrtimer_expire_entry(&t, 123); Show(0, 0x1000);"),
        ("hrtimer_start_expired: hrtimer=0000000000001000",
            "trace_hrtimer_start_expired((hrtimer*)0x1000);"),
        ("hrtimer_rearm: next_event=42 deferred=0", "trace_hrtimer_rearm(42, false);"),
        ("itimer_state: which=0 expires=7 it_value=1.000250 it_interval=-1.000001",
            "var v = new itimerspec64(); v.it_value.tv_sec = 1; v.it_value.tv_nsec = 250999; "
            + "v.it_interval.tv_sec = -1; v.it_interval.tv_nsec = 1000; "
            + "trace_itimer_state(0, &v, 7);"),
        ("itimer_expire: which=2 pid=77 now=9",
            "var p = new pid { nr = 77 }; trace_itimer_expire(2, &p, 9);"),
        ("tick_stop: success=0 dependency=CLOCK_UNSTABLE",
            "trace_tick_stop(0, TICK_DEP_MASK_CLOCK_UNSTABLE);"),
        ("tick_stop: success=1 dependency=NONE", "trace_tick_stop(1, 0);"),
        ("tmigr_connect_child_parent: group=0000000000001000 groupmask=4 parent=0000000000002000 "
            + "lvl=1 numa=-1 num_children=3",
            "var p = new tmigr_group { level = 1, numa_node = -1, num_children = 3 }; "
            + "var c = new tmigr_group { parent = &p, groupmask = 4 }; "
            + "trace_tmigr_connect_child_parent(&c); Show(0, 0x1000); Show(8, 0x2000);"),
        ("tmigr_connect_cpu_parent: cpu=6 groupmask=40 parent=0000000000002000 lvl=0 numa=1 "
            + "num_children=7",
            "var p = new tmigr_group { numa_node = 1, num_children = 7 }; "
            + "var c = new tmigr_cpu { tmgroup = &p, groupmask = 0x40 }; c.cpuevt.cpu = 6; "
            + "trace_tmigr_connect_cpu_parent(&c); Show(0, 0x2000);"),
        ("tmigr_cpu_unavailable: cpu=6 parent=0000000000002000 wakeup=11",
            "var c = new tmigr_cpu { tmgroup = (tmigr_group*)0x2000, wakeup = 11 }; "
            + "c.cpuevt.cpu = 6; trace_tmigr_cpu_unavailable(&c);"),
        ("tmigr_handle_remote: group=0000000000001000 lvl=2",
            "var g = new tmigr_group { level = 2 }; trace_tmigr_handle_remote(&g); Show(0, 0x1000);"),
    ];

    /// <summary>One program runs every case, because compiling is what takes time.</summary>
    private static readonly Lazy<System.Reflection.Assembly> Program = new(Compile);

    public static TheoryData<string> RecordedLines => [.. Recorded.Select(c => c.Line)];

    public static TheoryData<string> MadeLines => [.. Made.Select(c => c.Line)];

    [Theory]
    [MemberData(nameof(RecordedLines))]
    public void Line_IsTheOneThatAKernelRecorded(string line) =>
        Assert.EndsWith(": " + line + "\n", Run(line));

    [Theory]
    [MemberData(nameof(MadeLines))]
    public void Line_ShowsTheRecord(string line) =>
        Assert.EndsWith(": " + line + "\n", Run(line));

    [Fact]
    public void Formats_AreThoseOfTracefs() => Snapshot.Match(this, Run("formats"), "txt");

    [Fact]
    public void Declarations_AreWellFormed() => Assert.Empty(
        GeneratorHost.Run(new TracepointGenerator(), KernelTypes.Sources)
            .Analyze(new TracepointAnalyzer()));

    private static string Run(string name) =>
        (string)Program.Value.GetType("Linux.Program", throwOnError: true)!
            .GetMethod("Run")!.Invoke(null, [name])!;

    private static System.Reflection.Assembly Compile()
    {
        var cases = Recorded.Concat(Made)
            .Select(c => $"case \"{c.Line}\": {{ {c.Body} break; }}");
        var program = $$"""
            namespace Linux;
            public static unsafe class Program
            {
                // A recorded address replaces the one that this run happened to have.
                static void Show(int offset, ulong address)
                {
                    var last = Kernel.__trace_ring->At(Kernel.__trace_ring->head - 1);
                    *(ulong*)((byte*)(last + 1) + offset) = address;
                }

                static string Formats()
                {
                    var text = new System.Text.StringBuilder();
                    foreach (var traced in TraceEvents.All)
                    {
                        text.Append(traced.System).Append('/').Append(traced.Format).Append('\n');
                    }

                    return text.ToString();
                }

                public static string Run(string name)
                {
                    using var buffer = new TraceBuffer(4);
                    var machine = new TestMachine(buffer);
                    buffer.Enable("*");
                    switch (name)
                    {
                        case "formats": return Formats();
                        {{string.Join("\n", cases)}}
                    }

                    var output = new System.IO.StringWriter();
                    buffer.Drain(output);
                    return output.ToString();
                }
            }
            """;
        IIncrementalGenerator[] generators =
            [new TracepointGenerator(), new GlobalsGenerator(), new FunctionGenerator()];
        return GeneratorHost.Run(generators, [program, .. KernelTypes.Sources]).Load();
    }
}
