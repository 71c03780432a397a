// SPDX-License-Identifier: GPL-2.0-only
using Linux;
using Xunit.Abstractions;

namespace Linux.Tests.Machine;

/// <summary>
/// Machines of random shape and load. PORT_BUDGET=full runs 200 of them for 60 s of virtual time each.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const long Second = 1_000_000_000;

    /// <summary>Seeds and ns of the machines; the last two are known to show STALE-MARKS and DOUBLE-TICK.</summary>
    private static IEnumerable<(ulong Seed, long Ns)> Machines()
        => PortBudget.IsFull ? Enumerable.Range(1, 200).Select(seed => ((ulong)seed, 60 * Second))
            : Enumerable.Range(1, 10).Select(seed => ((ulong)seed, 5 * Second))
                .Append((24UL, 60 * Second)).Append((39UL, 5 * Second));

    [Fact]
    public void Soak_LosesNoTimerAndBreaksNoInvariant_ButForTheFindings_WhichAllShow()
    {
        var failures = new List<string>();
        string[] findings = [StaleMarks.Name, EarlyExpiry.Name, DoubleTick.Name];
        var machinesWith = findings.ToDictionary(finding => finding, _ => 0);

        foreach ((ulong seed, long ns) in Machines())
        {
            SoakShape shape = SoakShape.Draw(seed);

            output.WriteLine(shape.ToString());
            SoakResult result = SoakRun.Run(shape, ns);
            if (result.Failure != null)
                failures.Add(result.Failure);
            foreach (string finding in findings)
                machinesWith[finding] += result.Findings[finding] > 0 ? 1 : 0;
        }
        foreach ((string finding, int machines) in machinesWith)
            output.WriteLine($"{finding}: {machines} machines");
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.All(machinesWith, seen => Assert.True(seen.Value > 0, $"{seen.Key} no longer shows"));
    }

    [Fact]
    public void Shape_IsTheSameForTheSameSeed()
        => Assert.Equal(SoakShape.Draw(77).ToString(), SoakShape.Draw(77).ToString());
}
