// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;
using Linux.Port.Arguments;
using Linux.Reference;
using Linux.Trials;

namespace Linux.Port.Commands;

/// <summary><c>port findings</c>: which of docs/findings.md a revision has.</summary>
internal static class FindingsCommand
{
    private const string Without = "not looked at: it has a test of the solution, and no scenario";

    // Those that need no schedule; the test passes as long as the finding is there.
    private static readonly (string Name, string Test)[] s_tests =
    [
        ("FIRST-GROUP", "migration.no-memory.second-group"),
        ("OLD-ROOT", "migration.no-memory.second-group"),
        ("UNEVEN-NODES", "migration.tree.uneven"),
        ("STALE-MARKS", "migration.finding.stale-marks"),
        ("EARLY-EXPIRY", "migration.finding.early-expiry"),
        ("DOUBLE-TICK", "tick.finding.double-tick"),
        ("FAR-TIMER", "wheel.finding.far-timer"),
        ("BASE-CHANGES", ""),
        ("SAME-BUCKET", ""),
    ];

    private static IEnumerable<string> Names => s_tests.Select(t => t.Name)
        .Concat(UpstreamFindings.All.Select(f => f.Name)).Distinct();

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Findings to look for; by default all",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("findings",
            "Look for each finding of docs/findings.md by its selftest or its search") { names };
        command.SetAction(parsed => Run(parsed.GetValue(names)!,
            PatchOption.Read(parsed.GetValue(PatchOption.Option)),
            parsed.GetValue(ImageArguments.NoCache)));
        return command;
    }

    private static int Run(string[] names, SourcePatch[] patches, bool noCache)
    {
        if (names.FirstOrDefault(n => !Names.Contains(n)) is { } unknown)
            throw new ReferenceException(
                $"{unknown} is no finding; there are {string.Join(", ", Names)}");
        using ImageBuilder builder = ImageArguments.Builder(noCache);
        foreach (var (name, test) in s_tests.Where(t => Asked(t.Name)))
            Tell(name, test.Length == 0 ? Without : Tested(builder, patches, test));
        foreach (UpstreamFinding finding in UpstreamFindings.All.Where(f => Asked(f.Name)))
            Tell(finding.Name, Searched(builder, patches, finding));
        return 0;

        bool Asked(string name) => names.Length == 0 || names.Contains(name);
    }

    private static void Tell(string name, string what) => Console.WriteLine($"{name,-18}{what}");

    private static string Tested(ImageBuilder builder, SourcePatch[] patches, string test)
    {
        SelftestAnswer answer = Progress.Status($"running {test}", () => new SelftestRun().Run(
            builder.Host, builder.Build(patches, ImageKind.Program), [test], _ => { }, default));
        return answer.Failed is [var failed, ..]
            ? $"not as in the port: {test}: {failed.Lines.FirstOrDefault() ?? "not ok"}"
            : $"there: {test}";
    }

    private static string Searched(
        ImageBuilder builder, SourcePatch[] patches, UpstreamFinding finding)
    {
        SearchResult result = ImageClient.Ask(builder, patches, finding.Search);
        return result.Found is { } run && finding.Invariants.Contains(run.Failure.Invariant)
            ? $"there: {finding.Scenario}: {run.Failure.Invariant} in {result.Counts.Runs} runs"
            : result.Failure is { } other
                ? $"another failure: {finding.Scenario}: {other.Text}"
                : $"not in {result.Counts.Runs} runs: {finding.Scenario}";
    }
}
