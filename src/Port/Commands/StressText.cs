// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.Port.Commands;

/// <summary>What a stress run did, as text.</summary>
internal static class StressText
{
    private static readonly string[] s_seen =
        [nameof(StressOperation.Expire), nameof(StressOperation.HrtimerExpire), nameof(StressOperation.Cancelled),
            nameof(StressOperation.SameBucket)];

    /// <summary>Operations that the machine was made to do; what came of them is not counted.</summary>
    public static long Operations(StressResponse response)
        => response.Counts.Where(count => !s_seen.Contains(count.Key)).Sum(count => count.Value);

    /// <summary>Prints the counts, then what was wrong, then the result with its seed.</summary>
    public static void Print(TextWriter output, StressRequest request, StressResponse response)
    {
        output.WriteLine(response.Shape);
        foreach ((string name, long count) in response.Counts)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-14} {count,12:N0}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {"idle sleeps",-14} {response.Sleeps,12:N0}, {response.TicklessSleeps:N0} of them without a tick"));
        output.WriteLine($"  the latest timer fired {response.LatestJiffies} jiffies after its time");
        if (response.Counts.GetValueOrDefault(nameof(StressOperation.SameBucket)) is > 0 and var early)
            output.WriteLine($"  {early} timers that were due when they were put off fired at once "
                + "(SAME-BUCKET in docs/findings.md)");
        if (response.Overdue != 0)
            output.WriteLine($"  {response.Overdue} timers fired only when something else woke their CPU "
                + "(SIBLING-SLEEPS in docs/findings.md)");
        foreach (string violation in response.Violations)
            output.WriteLine($"wrong: {violation}");
        foreach (string warning in response.Warnings)
            output.WriteLine($"WARNING: {warning}");
        if (response.Failure != null)
            output.WriteLine(response.Failure);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {request.Seed}: {Operations(response):N0} operations in {response.Milliseconds / 1000.0:0.0} s, ")
            + (response.IsGood ? "no timer lost, early or twice, no warning" : "FAILED"));
    }
}
