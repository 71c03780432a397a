using System.Text.Json.Nodes;
using Linux.Images;

namespace Linux.Tests.Machine.Tick;

/// <summary>
/// Bugs that upstream had and fixed, put back into the port: the scenario that is silent on the port
/// then names the invariant that breaks.
/// </summary>
public sealed class TickPutBackTests
{
    private const string Timer = "kernel/time/timer.c.cs";
    private const string TickSched = "kernel/time/tick-sched.c.cs";

    /// <summary>The scenario, the ported file, what stands there, what stood there, what may break.</summary>
    public static TheoryData<string, string, string, string, string> Bugs => new()
    {
        {
            "dead-cpu-on-stale-base", Timer,
            "\t\t\tforward_timer_base(new_base);\n\n\t\t\tWARN_ON_ONCE(old_base->running_timer",
            "\t\t\tWARN_ON_ONCE(old_base->running_timer",
            "I7 I6"
        },
        {
            "returning-cpu", Timer,
            "\t\t\t@base->clk = jiffies;\n"
            + "\t\t\t@base->next_expiry = @base->clk + TIMER_NEXT_MAX_DELTA;\n"
            + "\t\t\t@base->next_expiry_recalc = false;\n"
            + "\t\t\t@base->timers_pending = false;\n"
            + "\t\t\t@base->is_idle = false;\n",
            "",
            "I7 I6 I14 I3"
        },
        {
            "long-empty-base", Timer,
            "\t\tif (!@base->timers_pending)\n\t\t\tWRITE_ONCE(&@base->next_expiry, basej + TIMER_NEXT_MAX_DELTA);\n",
            "",
            "I9"
        },
        {
            "early-tick", TickSched,
            "it already programmed.\n\t\t\tts->next_tick = 0;\n",
            "it already programmed.\n",
            "I4 I6 I7"
        },
    };

    [Theory]
    [MemberData(nameof(Bugs))]
    public void PutBack_BreaksTheInvariant(string scenario, string file, string find, string replace, string invariants)
    {
        var job = new ImageJob(
            [new SourcePatch(file, find, replace)], Explore: false,
            new JsonObject { ["Scenario"] = scenario, ["Strategy"] = "simulate", ["Seed"] = 1 });
        JsonNode answer = ImageProcess.Run(
            Path.Combine(AppContext.BaseDirectory, "port.dll"), job, TimeSpan.FromMinutes(5));
        Assert.NotNull(answer["Failure"]);
        Assert.Contains((string)answer["Failure"]!["Invariant"]!, invariants.Split(' '));
    }
}
