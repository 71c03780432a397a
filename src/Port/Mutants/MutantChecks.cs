// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Executions;
using Linux.Images;
using Linux.Lockstep;
using Linux.Lockstep.Playing;
using Linux.Selftests;

namespace Linux.Port.Mutants;

/// <summary>The checks that are to notice a mutant, by name.</summary>
/// <param name="sources">What the image was compiled from, line by line.</param>
internal sealed class MutantChecks(SourceSet sources)
{
    private const int Soaks = 6;
    private const long SoakNs = 600_000_000;
    private const int Depth = 3;

    /// <summary>In the names of selftests that are there for the size of a machine.</summary>
    private static readonly string[] s_large = [".cpus.", ".64-to-", ".64-cpus-"];

    /// <summary>All but those that are there to fail, of a finding or as a test.</summary>
    private static readonly string[] s_scenarios = [.. Scenarios.All
        .Where(scenario => !scenario.MustFail
            && !scenario.Name.StartsWith("finding-", StringComparison.Ordinal))
        .Select(scenario => scenario.Name)];

    private readonly Dictionary<FileGroup, (Recording C, PortSide Port)> _lockstep
        = Enum.GetValues<FileGroup>().ToDictionary(group => group, group => (
            Recording.Named(group.Name()), group.Interrupts()
                ? PortSide.LinkedWithPoints(sources, group.Program()) : PortSide.Linked));

    /// <summary>Their names; the first word is the kind.</summary>
    /// <param name="runs">Schedules that a search makes; 0 for no searches.</param>
    public IEnumerable<string> Names(ulong runs)
        => _lockstep.SelectMany(group => group.Value.C.Runs.Select(
                (_, run) => $"lockstep {group.Key} {run}"))
            .Concat(SelftestRegistry.All
                .Where(test => !s_large.Any(part => test.Name.Contains(part)))
                .Select(test => $"selftest {test.Name}"))
            .Concat(s_scenarios.Select(scenario => $"scenario {scenario}"))
            .Concat(Enumerable.Range(1, Soaks).Select(seed => $"soak {seed}"))
            .Concat(s_scenarios.Where(_ => runs != 0)
                .Select(scenario => $"search {scenario} {runs}"));

    /// <summary>Runs one; what it noticed in one line, or null.</summary>
    public string? Run(string name)
    {
        string[] words = name.Split(' ');
        string? noticed = words[0] switch
        {
            "lockstep" => Lockstep(Enum.Parse<FileGroup>(words[1]), int.Parse(words[2])),
            "selftest" => Selftest(words[1]),
            "scenario" => Asked(new ImageRequest { Simulation = new SimulationRequest(words[1]) }),
            "soak" => SoakRun.Run(SoakShape.Draw(ulong.Parse(words[1])), SoakNs).Failure,
            _ => Search(words[1], SearchStrategy.Random, ulong.Parse(words[2]))
                ?? Search(words[1], SearchStrategy.Pct, ulong.Parse(words[2])),
        };

        return noticed?.Split('\n')[0];
    }

    private string? Lockstep(FileGroup group, int run)
        => _lockstep[group].C.FirstDifference(run, _lockstep[group].Port) is { } at
            ? $"the C does something else in operation {at}" : null;

    private static string? Selftest(string name)
    {
        SelftestContext context = KtapRunner.RunOne(SelftestRegistry.Select([name])[0]);

        return context.Failures == 0 ? null : context.Lines.FirstOrDefault() ?? "not ok";
    }

    private static string? Search(string scenario, SearchStrategy strategy, ulong runs)
        => Asked(new ImageRequest
        {
            Search = new SearchRequest(scenario, strategy)
            {
                Depth = Depth,
                Budget = new(runs),
                Runs = new() { Shrink = false },
                Watch = new() { Ends = false },
            },
        });

    private static string? Asked(ImageRequest request)
        => JsonSerializer.Deserialize<ImageResponse>(
            KernelImage.Run(JsonSerializer.Serialize(request)))!.Failure?.ToString();
}
