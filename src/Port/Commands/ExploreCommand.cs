// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Globalization;
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

    private static readonly Option<string> s_strategy = Options.Name(
        "--strategy", "How schedules are chosen; without it what the put-back bug is found by, else pct", "pct", [.. SearchStrategies.Names]);

    private static readonly Option<ulong> s_seed = Options.Seed(
        "Seed of the first run; the next run has the next seed");

    private static readonly Option<ulong> s_runs = Options.Number(
        "--runs", "Most runs", 1ul, ulong.MaxValue, 1000ul);

    private static readonly Option<Duration> s_time = Options.For(
        "Longest time; without it, until the runs are made", null, "1ms", "24h");

    private static readonly Option<int> s_depth = Options.Number(
        "--depth", "Depth of pct, from 1; preemptions of dfs", 0, int.MaxValue, 2);

    private static readonly Option<string> s_memory = Options.Name("--memory",
        "What a CPU sees of the others' stores: all at once, or what the kernel's memory model "
            + "allows; "
        + "without it what the put-back bug needs, else sc", "auto", "auto", "sc", "lkmm");

    private static readonly Option<int> s_staleReads = Options.Number(
        "--stale-reads", "lkmm: Loads of a run that may see an older store than the newest", 0,
            1000, 2);

    private static readonly Option<string?> s_putBack = ImageArguments.PutBack();

    private static readonly Option<bool> s_repaired = new("--behind-findings")
    {
        Description = "Repair what docs/findings.md tells of, to look for what is behind it",
    };

    private static readonly Option<string?> s_record = new("--record")
    {
        HelpName = "DIR",
        Description = "Look for each of upstream's findings, and write their replay files to this folder",
    };

    private static readonly Option<int> s_seeds = Options.Number("--seeds",
        "Look for the put-back bug, or all of them, with so many seeds, and print a table", 1, 1_000_000, 1);

    private static readonly Option<bool> s_twice = new("--twice")
    {
        Description = "Make each run twice and compare",
    };

    private static readonly Option<bool> s_fresh = new("--fresh")
    {
        Description = "Boot a machine for each run, in place of starting from a snapshot",
    };

    private static readonly Option<bool> s_epochs = new("--epochs")
    {
        Description = "random, pct: Runs go from one state at rest to the next, and begin where others were",
    };

    private static readonly Option<bool> s_notes = new("--notes")
    {
        Description = "Note the data races of all runs",
    };

    private static readonly Option<bool> s_reduce = new("--reduce")
    {
        Description = "dfs without a bound, but for the order of steps that do not depend on each other",
    };

    private static readonly Option<string> s_states = Options.Name(
        "--states", "dfs: What is done with states that are met again", "none", "none", "count", "prune");

    private static readonly Option<string> s_shard = new("--shard")
    {
        HelpName = "K/N",
        Description = "K/N: only part K of N of the runs",
        DefaultValueFactory = _ => "1/1",
    };

    private static readonly Option<int> s_jobs = Options.Jobs(
        "random, pct: Processes to search with; the runs of a seed are the same with any number");

    private static readonly Option<string?> s_out = Options.Out(
        "File to append the result to, as one line of JSON");

    private static readonly Option<string?> s_replay = new("--replay")
    {
        HelpName = "FILE",
        Description = "Replay file to write; by default SCENARIO.replay.json",
    };

    private static readonly Option<string?> s_resume = new("--resume")
    {
        HelpName = "FILE",
        Description = "Go on with a search that Ctrl-C has ended, from the file that it left",
    };

    private static readonly Option<string[]> s_merge = new("--merge")
    {
        HelpName = "FILE",
        Description = "Join results that --out has written",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> s_all = new("--all")
    {
        Description = "Search every scenario, each as long as something new is seen in it",
    };

    private static readonly Option<bool> s_coverage = new("--coverage")
    {
        Description = "Say what SCENARIO, or all that are open, have not reached",
    };

    private static readonly Option<Duration> s_budget = Options.Time(
        "--budget", "--all, --coverage: Time to search", "10m", "1s", "720h");

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new RuledCommand("explore", "Run a scenario under many schedules")
        {
            s_scenario, s_list, s_strategy, s_seed, s_runs, s_time, s_depth, s_memory,
                s_staleReads, s_putBack, s_repaired,
            s_record, s_seeds, s_twice, s_fresh, s_notes, s_reduce, s_states, s_shard, s_jobs, s_out, s_replay, s_merge,
            s_all, s_coverage, s_budget, s_epochs, s_resume,
        };
        s_scenario.IsOneOf("scenario", () => Scenarios.All.Select(one => one.Name), "port explore --list");
        s_replay.IsNewFile();
        s_merge.IsFile();
        s_resume.IsFile();
        command.Alone(s_resume, s_jobs, s_out, s_replay, ImageArguments.NoCache);
        command.Alone(s_list);
        command.Alone(s_merge);
        command.Alone(s_seeds, s_putBack, ImageArguments.NoCache);
        command.Alone(s_record, ImageArguments.NoCache);
        foreach (Option<bool> many in new[] { s_all, s_coverage })
            command.Alone(many, s_all, s_coverage, s_scenario, s_budget, s_seed, s_jobs, s_putBack, s_repaired,
                PatchOption.Option, HzOption.Option, ImageArguments.NoCache);
        command.NotBoth(s_all, s_scenario);
        command.NotBoth(s_epochs, s_twice);
        command.NotBoth(s_epochs, s_fresh);
        command.NeedsValue(s_reduce, s_strategy, "dfs");
        command.NeedsValue(s_states, s_strategy, "dfs");
        command.NotBoth(s_reduce, s_states);
        command.NotBoth(s_reduce, s_depth);
        command.Rule(Check);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult given)
    {
        if (given.GetValue(s_list))
            return List();
        if (given.GetResult(s_seeds) is { Implicit: false })
        {
            using ImageBuilder images = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));

            return PutBackTable.Print(images, given.GetValue(s_putBack), given.GetValue(s_seeds));
        }
        if (given.GetValue(s_record) is { } folder)
        {
            using ImageBuilder images = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));

            return FindingReplays.Record(images, folder);
        }
        if (given.GetValue(s_merge) is { Length: > 0 } files)
            return ShardResult.Merge(files);
        if (given.GetValue(s_resume) is { } left)
        {
            using ImageBuilder images = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));

            return Search(given, images, SearchResume.Read(left, images.Sources));
        }
        PutBackBug? bug = given.GetValue(s_putBack) is { } name
            ? PutBackBugs.Named(name) : null;
        if (given.GetValue(s_all) || given.GetValue(s_coverage))
            return Campaign(given, bug);
        string scenario = given.GetValue(s_scenario) ?? bug!.Scenario;
        // A bug is looked for as it was found before, but for what is given.
        PutBackBug? known = bug?.Scenario == scenario ? bug : null;
        bool isGiven = known == null || RuledCommand.IsGiven(given, s_strategy);
        SearchStrategy strategy = isGiven
            ? SearchStrategies.Named(given.GetValue(s_strategy)!, given.GetValue(s_reduce))
            : known!.Strategy;
        var request = new SearchRequest(scenario, strategy, given.GetValue(s_seed))
        {
            Depth = isGiven || RuledCommand.IsGiven(given, s_depth) ? given.GetValue(s_depth)
                : known!.Depth,
            Memory = MemoryOf(given, bug),
            StaleReads = given.GetValue(s_staleReads),
            States = Enum.Parse<StateUse>(given.GetValue(s_states)!, ignoreCase: true),
            Budget = new(
                known == null || RuledCommand.IsGiven(given, s_runs) ? given.GetValue(s_runs)
                    : known.Runs,
                given.GetValue(s_time).Milliseconds),
            Shard = Shard(given.GetValue(s_shard)!)!,
            Runs = new()
            {
                Fresh = given.GetValue(s_fresh),
                Twice = given.GetValue(s_twice),
                Epochs = given.GetValue(s_epochs),
            },
            Watch = new()
            {
                Races = given.GetValue(s_notes),
                Ends = SearchStrategies.IsExhaustive(strategy),
            },
        };
        using ImageBuilder builder = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));

        return Search(given, builder, new SearchResume(
            builder.Sources.Identity, bug?.Name ?? "", Patches(given, bug), request, new(), []));
    }

    /// <summary>Makes the runs that are left of a search.</summary>
    private static int Search(ParseResult given, ImageBuilder builder, SearchResume search)
    {
        SearchRequest request = search.Request;
        string replay = given.GetValue(s_replay) ?? $"{request.Scenario}.replay.json";
        OutputFile.Check("--replay", replay);
        using var stop = new Interrupt();
        SearchResult result = search.With(ImageClient.Ask(
            builder, search.Patches, search.Left, given.GetValue(s_jobs), stop.Token));
        bool ended = stop.Token.IsCancellationRequested && result.Found == null;

        if (given.GetValue(s_out) is { } file && !ended)
            File.AppendAllText(file, JsonSerializer.Serialize(ShardResult.Of(request, result)) + "\n");
        int status = SearchReport.Print(request, result,
            run => ReplayFile.Of(search.PutBack, search.Patches, request.Scenario, run, builder.Sources,
                request.Memory),
            replay);

        if (!ended)
            return stop.Token.IsCancellationRequested ? Interrupt.Status : status;
        Console.WriteLine("ended by Ctrl-C, nothing broke by then; "
            + (search with { Counts = result.Counts, Races = result.Races })
                .Write($"{request.Scenario}.search.json"));
        return Interrupt.Status;
    }

    private static int Campaign(ParseResult given, PutBackBug? bug)
    {
        bool coverage = given.GetValue(s_coverage);
        var request = new CampaignRequest(
            given.GetValue(s_scenario) is { } named ? [named] : CampaignCommand.Searched(given.GetValue(s_all)),
            TimeSpan.FromMilliseconds(given.GetValue(s_budget).Milliseconds), given.GetValue(s_seed))
        {
            Jobs = given.GetValue(s_jobs),
            Kind = coverage ? ImageKind.Covered : ImageKind.Explored,
        };
        using ImageBuilder builder = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));

        return CampaignCommand.Run(builder, Patches(given, bug), request, coverage);
    }

    private static SourcePatch[] Patches(ParseResult given, PutBackBug? bug)
        =>
        [
            .. HzOption.Changes(given), .. bug?.Patches ?? [],
            .. given.GetValue(s_repaired) ? UpstreamFindings.AllRepairs : [],
        ];

    private static MemoryModel MemoryOf(ParseResult given, PutBackBug? bug)
        => given.GetValue(s_memory) is "auto" or null ? bug?.Memory ?? MemoryModel.Sc
            : Enum.Parse<MemoryModel>(given.GetValue(s_memory)!, ignoreCase: true);

    private static string? Check(ParseResult given)
    {
        if (new Option[] { s_list, s_record, s_merge, s_resume }.Any(mode => RuledCommand.IsGiven(given, mode)))
            return null;
        if (RuledCommand.IsGiven(given, s_seeds))
        {
            return PutBackBugs.Named(given.GetValue(s_putBack) ?? "") is { Sequential: true } bug
                ? $"{bug.Name} shows without a schedule to look for; --seeds has nothing to count." : null;
        }
        if (given.GetValue(s_epochs) && given.GetValue(s_strategy) == "dfs")
            return "--epochs goes with --strategy random or pct.";
        bool many = given.GetValue(s_all) || given.GetValue(s_coverage);

        if (RuledCommand.IsGiven(given, s_budget) && !many)
            return "--budget goes with --all or --coverage only.";
        if (given.GetValue(s_scenario) == null && given.GetValue(s_putBack) == null && !many)
            return "name a SCENARIO, or give --all or --list.";
        if (given.GetValue(s_depth) == 0 && given.GetValue(s_strategy) != "dfs")
            return "--depth is 0. It takes 1 or more.";
        if (MemoryOf(given, PutBackBugs.Named(given.GetValue(s_putBack) ?? "")) == MemoryModel.Lkmm
            && (given.GetValue(s_reduce) || given.GetValue(s_states) != "none"))
            return "--memory lkmm goes with neither --reduce nor --states: both compare memory, "
                + "not what CPUs know of it.";
        return Shard(given.GetValue(s_shard)!) != null ? null
            : $"--shard is {given.GetValue(s_shard)}. It takes K/N with K from 1 to N.";
    }

    private static SearchShard? Shard(string text)
    {
        string[] parts = text.Split('/');

        return parts.Length == 2 && ulong.TryParse(parts[0], NumberStyles.None, null, out ulong number)
            && ulong.TryParse(parts[1], NumberStyles.None, null, out ulong of)
            && new SearchShard(number, of) is { Exists: true } shard ? shard : null;
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
