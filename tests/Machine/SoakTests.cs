using Linux;
using Xunit.Abstractions;

namespace Linux.Tests.Machine;

/// <summary>
/// Machines of random shape and load. PORT_BUDGET=full runs 200 of them for 60 s of virtual time each.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private static bool Full => Environment.GetEnvironmentVariable("PORT_BUDGET") == "full";

    [Fact]
    public void Soak_LosesNoTimerAndBreaksNoInvariant_Random()
    {
        int machines = Full ? 200 : 10;
        long ns = (Full ? 60 : 5) * 1_000_000_000L;
        var failures = new List<string>();

        for (ulong seed = 1; seed <= (ulong)machines; seed++)
        {
            SoakShape shape = SoakShape.Draw(seed);

            output.WriteLine(shape.ToString());
            if (SoakRun.Run(shape, ns) is { } failure)
                failures.Add(failure);
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void Shape_IsTheSameForTheSameSeed()
        => Assert.Equal(SoakShape.Draw(77).ToString(), SoakShape.Draw(77).ToString());
}
