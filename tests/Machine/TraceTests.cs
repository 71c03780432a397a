// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Tests.Machine;

public class TraceTests
{
    private const long Millisecond = 1_000_000;

    [Fact]
    public void Trace_HasTheLinesOfASleepInOrder()
    {
        var lines = Lines(Sleep(out _, "timer_start", "timer_expire_entry", "timer_cancel"))
            .Where(line => line.Contains("sleeper", StringComparison.Ordinal)
                || line.Contains("process_timeout", StringComparison.Ordinal))
            .ToList();
        var start = Assert.Single(
            lines, line => line.Contains(": timer_start: ", StringComparison.Ordinal)
                && line.Contains("function=process_timeout ", StringComparison.Ordinal));
        var expire = Assert.Single(
            lines, line => line.Contains(": timer_expire_entry: ", StringComparison.Ordinal)
                && line.Contains("function=process_timeout ", StringComparison.Ordinal));
        Assert.Contains("[timeout=7] ", start, StringComparison.Ordinal);
        Assert.Contains(" [001] ", start, StringComparison.Ordinal);
        Assert.StartsWith("         sleeper-", start, StringComparison.Ordinal);
        Assert.Matches(@" \[001\] ..s.. +\d+\.\d{6}: ", expire);
        Assert.Equal(Field(start, "timer="), Field(expire, "timer="));
        Assert.True(lines.IndexOf(start) < lines.IndexOf(expire));
    }

    [Fact]
    public void Trace_IsTheSameForTheSameOptions()
    {
        var first = Sleep(out var one, "*");
        var second = Sleep(out var two, "*");
        Assert.True(Lines(first).Count > 20, first);
        Assert.Equal(first, second);
        Assert.Equal(one, two);
    }

    [Fact]
    public void Trace_StreamsWhatItWouldKeep()
    {
        using var machine = New("timer:");
        using var kept = new StringWriter { NewLine = "\n" };
        machine.RunFor(20 * Millisecond);
        machine.WriteTrace(kept);

        using var other = New("timer:");
        using var streamed = new StringWriter { NewLine = "\n" };
        other.StreamTrace(streamed);
        other.RunFor(20 * Millisecond);
        other.FlushTrace();
        Assert.Equal(Lines(kept.ToString()), Lines(streamed.ToString()));
    }

    [Fact]
    public void Trace_OfAnUnknownEventIsRefused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => New("timer_sart"));
        Assert.Contains("timer_sart", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_OfOneMachineLeavesOthersOff()
    {
        using var traced = New("*");
        using var plain = Simulation.Boot(new MachineOptions { Cpus = 2 });
        var before = traced.Find<TraceBuffer>()!.Written;
        plain.RunFor(20 * Millisecond);
        Assert.Null(plain.Find<TraceBuffer>());
        Assert.Equal(before, traced.Find<TraceBuffer>()!.Written);
    }

    private static Linux.Hardware.Machine New(params string[] events) =>
        Simulation.Boot(new MachineOptions { Cpus = 2, Trace = events });

    private static string Sleep(out long end, params string[] events)
    {
        using var machine = New(events);
        var done = false;
        machine.Spawn(1, "sleeper", () =>
        {
            schedule_timeout_uninterruptible(7);
            done = true;
        });
        Assert.True(machine.RunUntil(() => done, 100 * Millisecond));
        end = machine.Now;
        using var text = new StringWriter { NewLine = "\n" };
        machine.WriteTrace(text);
        return text.ToString();
    }

    private static List<string> Lines(string text) =>
        [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#')];

    private static string Field(string line, string name)
    {
        var start = line.IndexOf(name, StringComparison.Ordinal) + name.Length;
        return line[start..line.IndexOf(' ', start)];
    }
}
