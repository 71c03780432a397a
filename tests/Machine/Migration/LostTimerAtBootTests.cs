// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Linux.Images;

namespace Linux.Tests.Machine.Migration;

/// <summary>
/// The boot hang of a release candidate, in the events that it printed: four CPUs in one group, a timer of
/// CPU 1 is pending, and CPU 0 is the last one that goes idle.
/// </summary>
public sealed class LostTimerAtBootTests
{
    private const string Never = "9223372036854775807";

    [Fact]
    public void LastCpu_WakesForTheEventOfAnother()
    {
        JsonNode answer = JsonNode.Parse(LoadedImage.Linked.Run(Request().ToJsonString()))!;
        (string pending, _, string idle) = Sequence(answer);

        Assert.Null(answer["Simulation"]!["Failure"]);
        Assert.NotEqual(Never, Value(pending, "nextevt"));
        Assert.Equal(Value(pending, "nextevt"), Value(idle, "wakeup"));
    }

    [Fact]
    public void EarlyReturnPutBack_PrintsTheFatalSequence_AndTheTimerIsLateByFar()
    {
        var patch = new SourcePatch(
            "kernel/time/timer_migration.c.cs",
            "if (ignore && !remote && group->parent != null)", "if (ignore && !remote)");
        using var builder = new ImageBuilder(
            Path.Combine(AppContext.BaseDirectory, "port.dll"), SourceSet.Embedded, ImageCache.OfUser());
        JsonNode answer = ImageProcess.Run(
            builder,
            new ImageJob([patch], Explore: false, Request()), TimeSpan.FromMinutes(4));
        (string pending, string inactive, string idle) = Sequence(answer);

        Assert.NotEqual(Never, Value(pending, "nextevt"));
        Assert.Equal("0", Value(inactive, "active"));
        Assert.Equal(Never, Value(idle, "nextevt"));
        Assert.Equal(Never, Value(idle, "wakeup"));
        Assert.Equal("I6", (string)answer["Simulation"]!["Failure"]!["Invariant"]!);
        Match late = Regex.Match((string)answer["Simulation"]!["Failure"]!["Text"]!, @"has not fired at (\d+); it was due by (\d+)");
        Assert.InRange(long.Parse(late.Groups[1].Value) - long.Parse(late.Groups[2].Value), 500, 2000);
    }

    /// <summary>Without the invariants, which would end the run before the timer is late.</summary>
    private static JsonObject Request() => new()
    {
        ["Simulation"] = new JsonObject
        {
            ["Scenario"] = "r04-last-cpu-of-one-group",
            ["Invariants"] = false,
            ["Trace"] = "tmigr_*",
        },
    };

    /// <summary>
    /// CPU 1's event as it is queued; then the group without a migrator; then CPU 0 as it goes idle.
    /// </summary>
    private static (string Pending, string Inactive, string Idle) Sequence(JsonNode answer)
    {
        string[] lines = answer["Simulation"]!["Trace"]!.AsArray().Select(line => (string)line!).ToArray();
        int pending = Array.FindIndex(lines, line => line.Contains("tmigr_cpu_new_timer_idle: cpu=1 "));
        int inactive = Array.FindIndex(lines, pending, line
            => line.Contains("tmigr_group_set_cpu_inactive: ") && line.Contains(" migrator=ff "));
        int idle = Array.FindIndex(lines, inactive, line => line.Contains("tmigr_cpu_idle: cpu=0 "));

        return (lines[pending], lines[inactive], lines[idle]);
    }

    private static string Value(string line, string field)
        => line.Split(' ').Single(word => word.StartsWith(field + "=", StringComparison.Ordinal))
            [(field.Length + 1)..];
}
