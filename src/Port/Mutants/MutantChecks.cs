// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Selftests;

namespace Linux.Port.Mutants;

/// <summary>The checks that are to notice a mutant, by name.</summary>
internal static class MutantChecks
{
    private const int Soaks = 6;
    private const long SoakNs = 600_000_000;

    /// <summary>Their names; the first word is the kind.</summary>
    public static IEnumerable<string> Names
        => SelftestRegistry.All
            .Where(test => !test.Name.Contains(".cpus.", StringComparison.Ordinal))
            .Select(test => $"selftest {test.Name}")
            .Concat(Scenarios.All.Select(scenario => $"scenario {scenario.Name}"))
            .Concat(Enumerable.Range(1, Soaks).Select(seed => $"soak {seed}"));

    /// <summary>Runs one; what it noticed in one line, or null.</summary>
    public static string? Run(string name)
    {
        string[] words = name.Split(' ', 2);
        string? noticed = words[0] switch
        {
            "selftest" => Selftest(words[1]),
            "scenario" => Scenario(words[1]),
            _ => SoakRun.Run(SoakShape.Draw(ulong.Parse(words[1])), SoakNs).Failure,
        };

        return noticed?.Split('\n')[0];
    }

    private static string? Selftest(string name)
    {
        SelftestContext context = KtapRunner.RunOne(SelftestRegistry.Select([name])[0]);

        return context.Failures == 0 ? null : context.Lines.FirstOrDefault() ?? "not ok";
    }

    private static string? Scenario(string name)
    {
        string answer = KernelImage.Run(JsonSerializer.Serialize(
            new ImageRequest { Simulation = new SimulationRequest(name) }));

        return JsonSerializer.Deserialize<ImageResponse>(answer)!.Failure?.ToString();
    }
}
