// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics.CodeAnalysis;
using static Linux.Kernel;

namespace Linux.Tests.Machine.Traces;

/// <summary>What a machine of ours traces is replayed without a difference.</summary>
public class OwnTraceTests
{
    private static readonly string[] s_loads = ["periodic", "quarter-busy", "network", "nohz_full",
        "hotplug"];

    public static TheoryData<int> Seeds { get; } = new(Enumerable.Range(1, PortBudget.IsFull ? 200
        : 5));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Trace_OfAMachineReplaysToItself(int seed)
    {
        var chance = new Random(seed);
        string workload = s_loads[seed % s_loads.Length];
        int cpus = chance.Next(2, PortBudget.IsFull ? 64 : 9);
        var options = new MachineOptions
        {
            Cpus = cpus,
            Nodes = chance.Next(1, Math.Min(3, cpus)),
            Seed = (ulong)seed,
            ChildrenPerGroup = chance.Next(2) == 0 ? 4 : 8,
            SkewTick = chance.Next(2) == 0,
        };
        string trace = Record(options, workload, PortBudget.IsFull ? 10_000_000_000
            : 1_500_000_000);
        TraceReplayReport report = TraceReplay.Run(
            TraceReader.Read(new StringReader(trace)), new MachineOptions());

        Assert.True(report.Compared > 0);
        Assert.All(report.Placements, p => Assert.True(p.Agrees, p.ToString()));
        Assert.All(report.Expiries, e => Assert.True(e.Verdict != ReplayVerdict.Differs,
            e.ToString()));
        Assert.Empty(report.OwnFaults);
        Assert.Empty(report.Unread);
        Assert.Empty(report.Unseen);
    }

    [Fact]
    public void Trace_IsTheSameForTheSameOptions()
    {
        var options = new MachineOptions { Cpus = 8, Nodes = 2, Seed = 9 };

        Assert.Equal(Record(options, "periodic", 500_000_000), Record(options, "periodic",
            500_000_000));
    }

    [Fact]
    [SuppressMessage("Style", "IDE0062", Justification = "The local function is a callback.")]
    public unsafe void Trace_NamesAProgramsOwnCallbacks()
    {
        using var machine = Simulation.Boot(new MachineOptions { Trace = ["timer_start"] });
        using var trace = new StringWriter();
        var timer = machine.Arena.Allocate<timer_list>();

        machine.On(0, () =>
        {
            static void inner_callback(timer_list* t)
            {
            }

            timer_setup(timer, &my_callback, 0);
            mod_timer(timer, jiffies + 10);
            timer_delete(timer);
            timer_setup(timer, &inner_callback, 0);
            mod_timer(timer, jiffies + 10);
            timer_delete(timer);
        });
        machine.WriteTrace(trace);

        Assert.Contains(" function=my_callback ", trace.ToString());
        Assert.Contains(" function=inner_callback ", trace.ToString());
    }

    private static unsafe void my_callback(timer_list* t)
    {
    }

    private static string Record(MachineOptions options, string workload, long ns)
    {
        Workload load = Workload.Named(workload)!;
        using var machine = Simulation.Boot(load.Adjust(options));
        using var trace = new StringWriter();

        machine.EnableTrace("*");
        machine.StreamTrace(trace);
        load.Start(machine, new TimerLedger(machine));
        machine.RunFor(ns);
        machine.FlushTrace();
        return trace.ToString();
    }
}
