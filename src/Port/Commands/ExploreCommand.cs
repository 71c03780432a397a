using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary><c>port explore</c>: runs a scenario under many schedules.</summary>
internal static class ExploreCommand
{
    private static readonly Argument<string?> s_scenario = new("SCENARIO")
    {
        Description = "What to explore; see --list",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> s_list = new("--list")
    {
        Description = "List the scenarios and the bugs that can be put back",
    };

    private static readonly Option<string> s_strategy = new("--strategy")
    {
        Description = "random, pct or dfs",
        DefaultValueFactory = _ => "pct",
    };

    private static readonly Option<ulong> s_seed = new("--seed")
    {
        Description = "Seed of the first run; the next run has the next seed",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<ulong> s_runs = new("--runs")
    {
        Description = "Most runs",
        DefaultValueFactory = _ => 1000,
    };

    private static readonly Option<int> s_seconds = new("--seconds")
    {
        Description = "Longest time, s; 0 for no limit",
    };

    private static readonly Option<int> s_depth = new("--depth")
    {
        Description = "Depth of pct, preemptions of dfs",
        DefaultValueFactory = _ => 2,
    };

    private static readonly Option<string?> s_putBack = new("--put-back")
    {
        Description = "A known bug to put back into the port",
    };

    private static readonly Option<bool> s_repaired = new("--behind-findings")
    {
        Description = "Repair what docs/findings.md tells of, to look for what is behind it",
    };

    private static readonly Option<string?> s_record = new("--record")
    {
        Description = "Look for each of upstream's findings, and write their replay files to this folder",
    };

    private static readonly Option<int> s_seeds = new("--seeds")
    {
        Description = "Look for the put-back bug, or all of them, with so many seeds, and print a table",
    };

    private static readonly Option<bool> s_twice = new("--twice")
    {
        Description = "Make each run twice and compare",
    };

    private static readonly Option<bool> s_fresh = new("--fresh")
    {
        Description = "Boot a machine for each run, in place of starting from a snapshot",
    };

    private static readonly Option<bool> s_notes = new("--notes")
    {
        Description = "Note the data races of all runs",
    };

    private static readonly Option<bool> s_reduce = new("--reduce")
    {
        Description = "dfs without a bound, but for the order of steps that do not depend on each other",
    };

    private static readonly Option<StateUse> s_states = new("--states")
    {
        Description = "dfs: Count the different states, or Prune what follows on one that has been met",
    };

    private static readonly Option<string> s_shard = new("--shard")
    {
        Description = "K/N: only part K of N of the runs",
        DefaultValueFactory = _ => "1/1",
    };

    private static readonly Option<int> s_jobs = new("--jobs")
    {
        Description = "random, pct: Processes to search with; the runs of a seed are the same with any number",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private static readonly Option<string?> s_out = new("--out")
    {
        Description = "File to append the result to, as one line of JSON",
    };

    private static readonly Option<string?> s_replay = new("--replay")
    {
        Description = "Replay file to write; by default SCENARIO.replay.json",
    };

    private static readonly Option<string[]> s_merge = new("--merge")
    {
        Description = "Join results that --out has written",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        s_strategy.AcceptOnlyFromAmong([.. SearchStrategies.Names]);
        var command = new Command("explore", "Run a scenario under many schedules")
        {
            s_scenario, s_list, s_strategy, s_seed, s_runs, s_seconds, s_depth, s_putBack, s_repaired,
            s_record, s_seeds, s_twice, s_fresh, s_notes, s_reduce, s_states, s_shard, s_jobs, s_out, s_replay, s_merge,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult given)
    {
        if (given.GetValue(s_list))
            return List();
        if (given.GetValue(s_seeds) is > 0 and var seeds)
        {
            using ImageBuilder images = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));

            return PutBackTable.Print(images, given.GetValue(s_putBack), seeds);
        }
        if (given.GetValue(s_record) is { } folder)
        {
            using ImageBuilder images = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));

            return FindingReplays.Record(images, folder);
        }
        if (given.GetValue(s_merge) is { Length: > 0 } files)
            return ShardResult.Merge(files);
        PutBackBug? bug = given.GetValue(s_putBack) is { } name
            ? PutBackBugs.Named(name)
                ?? throw new ArgumentException($"there is no bug {name} to put back; see port explore --list")
            : null;
        string scenario = given.GetValue(s_scenario) ?? bug?.Scenario
            ?? throw new ArgumentException("name a SCENARIO, or give --list");
        if (Scenarios.Named(scenario) == null)
            throw new ArgumentException($"there is no scenario {scenario}; see port explore --list");
        SearchShard shard = Shard(given.GetValue(s_shard)!);

        CheckNumbers(given);
        SearchStrategy strategy = SearchStrategies.Named(given.GetValue(s_strategy)!, given.GetValue(s_reduce));
        var request = new SearchRequest(scenario, strategy, given.GetValue(s_seed))
        {
            Depth = given.GetValue(s_depth),
            States = given.GetValue(s_states),
            Budget = new(given.GetValue(s_runs), given.GetValue(s_seconds) * 1000L),
            Shard = shard,
            Runs = new() { Fresh = given.GetValue(s_fresh), Twice = given.GetValue(s_twice) },
            Watch = new() { Races = given.GetValue(s_notes) },
        };
        string replay = given.GetValue(s_replay) ?? $"{scenario}.replay.json";
        OutputFile.Check("--out", given.GetValue(s_out));
        OutputFile.Check("--replay", replay);
        SourcePatch[] patches = [.. bug?.Patches ?? [], .. given.GetValue(s_repaired) ? UpstreamFindings.AllRepairs : []];
        using ImageBuilder builder = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));
        SearchResult result = ImageClient.Ask(builder, patches, request, given.GetValue(s_jobs));

        if (given.GetValue(s_out) is { } file)
            File.AppendAllText(file, JsonSerializer.Serialize(ShardResult.Of(request, result)) + "\n");
        return Report(request, result,
            run => ReplayFile.Of(bug?.Name ?? "", patches, scenario, run, builder.Sources), replay);
    }

    private static int Report(
        SearchRequest request, SearchResult result, Func<FailingRun, ReplayFile> replay, string path)
    {
        double seconds = Math.Max(0.001, result.Milliseconds / 1000.0);
        SearchCounts counts = result.Counts;
        string bound = request.Strategy == SearchStrategy.ReducedDfs ? "every schedule, up to the order of independent steps"
            : $"every schedule with {request.Depth} preemptions";

        Console.WriteLine($"{result.Scenario}: {counts.Runs} runs, {counts.Operations} marked "
            + $"operations, {counts.Choices} choices in {Waited():0.0} s, {seconds:0.0} s of it searching: "
            + $"{counts.Runs / seconds:0} "
            + $"runs/s, {counts.Operations / seconds:0} operations/s"
            + (counts.States != 0 ? $"; {counts.States} states" : "")
            + (counts.Redundant != 0 ? $"; {counts.Redundant} runs ended early" : "")
            + (result.Complete ? $"; {bound}: {result.Ends.Count} final states, hash {result.Ends.Hash}" : ""));
        foreach (string note in result.Races)
            Console.WriteLine($"data race: {note}");
        if (result.Found is not { } run)
            return 0;
        OutputFile.Write(path, replay(run).ToText());
        Console.WriteLine($"{run.Failure.Invariant} broken: {run.Failure.Text}");
        Console.WriteLine($"seed {run.Seed}; {run.Schedule.Length} switches, shrunk from "
            + $"{run.FoundSchedule}; {run.Operations} operations, from {run.FoundOperations}");
        Console.WriteLine($"replay with: port replay {path}");
        return 1;
    }

    /// <summary>How long the user has waited, s.</summary>
    private static double Waited()
        => (DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalSeconds;

    private static void CheckNumbers(ParseResult given)
    {
        int depth = given.GetValue(s_depth);
        int least = given.GetValue(s_strategy) == "dfs" ? 0 : 1;

        if (depth < least)
            throw new ArgumentException($"--depth is {depth}. It takes {least} or more.");
        if (given.GetValue(s_seconds) < 0)
            throw new ArgumentException($"--seconds is {given.GetValue(s_seconds)}. It takes 0 or more.");
        if (given.GetValue(s_jobs) is < 1 or > 1024)
            throw new ArgumentException($"--jobs is {given.GetValue(s_jobs)}. It takes 1 to 1024.");
        if (given.GetValue(s_runs) == 0)
            throw new ArgumentException("--runs is 0. It takes 1 or more.");
        if (given.GetValue(s_strategy) != "dfs" && (given.GetValue(s_reduce) || given.GetValue(s_states) != StateUse.None))
            throw new ArgumentException("--reduce and --states go with --strategy dfs");
        if (given.GetValue(s_reduce) && given.GetValue(s_states) != StateUse.None)
            throw new ArgumentException("--states counts no states with --reduce. Give one of the two.");
    }

    private static SearchShard Shard(string text)
    {
        string[] parts = text.Split('/');

        if (parts.Length != 2 || !ulong.TryParse(parts[0], out ulong number)
            || !ulong.TryParse(parts[1], out ulong of) || new SearchShard(number, of) is not { Exists: true } shard)
            throw new ArgumentException($"--shard {text} is not K/N with K from 1 to N");
        return shard;
    }

    private static int List()
    {
        Console.WriteLine("Scenarios:");
        foreach (Scenario scenario in Scenarios.All)
            Console.WriteLine($"  {scenario.Name,-30} {scenario.Summary}");
        Console.WriteLine("Findings in upstream's code:");
        foreach (UpstreamFinding finding in UpstreamFindings.All)
            Console.WriteLine($"  {finding.Scenario,-30} {finding.Name}");
        Console.WriteLine("Bugs to put back:");
        foreach (PutBackBug bug in PutBackBugs.All)
            Console.WriteLine($"  {bug.Name,-30} {bug.Summary}");
        return 0;
    }
}
