// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Diagnostics;
using Linux.Images;
using Linux.Reference;
using Linux.Selftests;
using Linux.Translation.Apply;
using Linux.Trials;

namespace Linux.Port.Commands;

/// <summary><c>port try</c>: a kernel patch in, a verdict out.</summary>
internal static class TryCommand
{
    private static readonly Option<Duration> s_budget = Options.Time(
        "--budget", "Longest time; what it does not allow is said", "5m", "1s", "24h");

    private static readonly Option<int> s_jobs = Options.Jobs("Processes at a time");

    private static readonly Option<string[]> s_only = new("--only")
    {
        HelpName = "STAGE",
        Description = "Stages to limit it to: " + string.Join(", ", TrialStages.Names.Skip(1)),
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> s_scenarios = new("--scenario")
    {
        HelpName = "NAME",
        Description = "Scenarios to limit it to; see port explore --list",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> s_rounds = Options.Number("--rounds",
        "Rounds of ever longer explorations; by default as many as the time allows", 0,
        int.MaxValue, int.MaxValue);

    private static readonly Option<string?> s_out = Options.Out(
        "File to write the report to, in place of stdout");

    private static readonly Option<string> s_replays = new("--replays")
    {
        HelpName = "DIR",
        Description = "Folder for a replay file of each new failure; made when there is one",
        DefaultValueFactory = _ => "port-try",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var change = new ChangeArguments();
        var format = Options.Format("text", "json", "markdown", "sarif", "ktap");
        var root = Options.Root();
        s_only.AcceptOnlyFromAmong([.. TrialStages.Names]);
        var command = new Command("try",
            "Try a patch without applying it: rules, selftests, scenarios, soak, exploration; " +
            "0 nothing new, 1 something, 2 could not")
        {
            s_budget, s_jobs, s_only, s_scenarios, s_rounds, format, s_out, s_replays, root,
        };
        change.AddTo(command);
        command.SetAction(p => Run(p, change, p.GetValue(format)!, p.GetValue(root)));
        return command;
    }

    private static int Run(ParseResult p, ChangeArguments change, string format, string? root)
    {
        var clock = Stopwatch.StartNew();
        var options = new TrialOptions(
            TimeSpan.FromMilliseconds(p.GetValue(s_budget).Milliseconds), p.GetValue(s_jobs),
            [.. SelftestRegistry.All.Select(t => t.Name)])
        {
            Only = p.GetValue(s_only) is { Length: > 0 } only ? only : TrialStages.Names,
            OnlyScenarios = p.GetValue(s_scenarios) ?? [],
            Rounds = p.GetValue(s_rounds),
        };
        if (options.OnlyScenarios.FirstOrDefault(s => Scenarios.Named(s) is null) is { } unknown)
            throw new ArgumentException($"there is no scenario {unknown}; see port explore --list");
        var workspace = Workspaces.Open(root);
        var noCache = p.GetValue(ImageArguments.NoCache);
        var input = change.Read(p, workspace);
        using var builder = ImageArguments.Builder(noCache, workspace.Top);
        using var stop = new Interrupt();
        TrialReport report;
        try
        {
            report = Try(input, options, builder, workspace, noCache, clock, stop.Token);
        }
        catch (ImageException failed)
        {
            return CommandLine.Fail(failed.Message);
        }
        TryOutput.WriteReplays(report, p.GetValue(s_replays)!);
        TryOutput.Write(report, format, p.GetValue(s_out));
        return report.ExitCode;
    }

    private static TrialReport Try(
        ChangeInput input, TrialOptions options, ImageBuilder builder, Workspace workspace,
        bool noCache, Stopwatch clock, CancellationToken stop) =>
        Progress.Bar("reading the patch", options.Budget.TotalSeconds, move =>
        {
            void Says(string what) => move(clock.Elapsed.TotalSeconds, what);
            var read = KernelChange.Read(workspace, input);
            if (read.Files.Count == 0)
                return NoCode(read);
            var trial = new Trial(options, builder, read,
                new(noCache ? null : ImageCache.OfUser()?.Folder), clock, Says, stop);
            trial.Run();
            return trial.Report;
        });

    // The port is the same with it, or has nothing of what it changes.
    private static TrialReport NoCode(KernelChange change)
    {
        if (change.Notes.Count > 0)
            throw new ReferenceException($"{change.Name} changes nothing that the port has: " +
                string.Join("; ", change.Notes.Take(5)));
        var report = new TrialReport(change.Name) { Notes = ["no statement changes"] };
        foreach (var stage in report.Stages)
            (stage.State, stage.Text) = (StageState.Done, "the same kernel as without");
        return report;
    }
}
