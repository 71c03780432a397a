// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Linux.Images;
using static Linux.Port.Commands.ExploreOptions;

namespace Linux.Port.Commands;

/// <summary><c>port explore</c>: runs a scenario under many schedules.</summary>
internal static class ExploreCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new RuledCommand("explore", "Run a scenario under many schedules")
        {
            ScenarioName, List, Strategy, Seed, Runs, For, Depth, Memory,
                MostStale, PutBack, BehindFindings,
            Record, Seeds, Twice, Fresh, Notes, Reduce, States, Shard, Jobs, Out, Replay, Merge,
            All, Coverage, Budget, Epochs, Resume,
        };
        ScenarioName.IsOneOf(
            "scenario", () => Scenarios.All.Select(one => one.Name), "port explore --list");
        Replay.IsNewFile();
        Merge.IsFile();
        Resume.IsFile();
        command.Alone(Resume, Jobs, Out, Replay, ImageArguments.NoCache);
        command.Alone(List);
        command.Alone(Merge);
        command.Alone(Seeds, PutBack, ImageArguments.NoCache);
        command.Alone(Record, ImageArguments.NoCache);
        foreach (Option<bool> many in new[] { All, Coverage })
            command.Alone(many, All, Coverage, ScenarioName, Budget, Seed, Jobs, PutBack,
                BehindFindings, PatchOption.Option, HzOption.Option, ImageArguments.NoCache);
        command.NotBoth(All, ScenarioName);
        command.NotBoth(Epochs, Twice);
        command.NotBoth(Epochs, Fresh);
        command.NeedsValue(Reduce, Strategy, "dfs");
        command.NeedsValue(States, Strategy, "dfs");
        command.NotBoth(Reduce, States);
        command.NotBoth(Reduce, Depth);
        command.NotBoth(Reduce, Epochs);
        command.Rule(Check);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult given)
    {
        if (given.GetValue(List))
            return PrintList();
        if (given.GetResult(Seeds) is { Implicit: false })
        {
            using ImageBuilder images = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));

            return PutBackTable.Print(images, given.GetValue(PutBack), given.GetValue(Seeds));
        }
        if (given.GetValue(Record) is { } folder)
        {
            using ImageBuilder images = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));

            return FindingReplays.Record(images, folder);
        }
        if (given.GetValue(Merge) is { Length: > 0 } files)
            return ShardResult.Merge(files);
        if (given.GetValue(Resume) is { } left)
        {
            using ImageBuilder images = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));

            return Search(given, images, SearchResume.Read(left, images.Sources));
        }
        PutBackBug? bug = given.GetValue(PutBack) is { } name
            ? PutBackBugs.Named(name) : null;
        if (given.GetValue(All) || given.GetValue(Coverage))
            return Campaign(given, bug);
        string scenario = given.GetValue(ScenarioName) ?? bug!.Scenario;
        // A bug is looked for as it was found before, but for what is given.
        PutBackBug? known = bug?.Scenario == scenario ? bug : null;
        bool isGiven = known == null || RuledCommand.IsGiven(given, Strategy);
        SearchStrategy strategy = isGiven
            ? SearchStrategies.Named(given.GetValue(Strategy)!, given.GetValue(Reduce))
            : known!.Strategy;
        var request = new SearchRequest(scenario, strategy, given.GetValue(Seed))
        {
            Depth = isGiven || RuledCommand.IsGiven(given, Depth) ? given.GetValue(Depth)
                : known!.Depth,
            Memory = MemoryOf(given, bug),
            StaleReads = given.GetValue(MostStale),
            States = Enum.Parse<StateUse>(given.GetValue(States)!, ignoreCase: true),
            Budget = new(
                known == null || RuledCommand.IsGiven(given, Runs) ? given.GetValue(Runs)
                    : known.Runs,
                given.GetValue(For).Milliseconds),
            Shard = ShardOf(given.GetValue(Shard)!)!,
            Runs = new()
            {
                Fresh = given.GetValue(Fresh),
                Twice = given.GetValue(Twice),
                Epochs = given.GetValue(Epochs),
            },
            Watch = new()
            {
                Races = given.GetValue(Notes),
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
        string replay = given.GetValue(Replay) ?? $"{request.Scenario}.replay.json";
        OutputFile.Check("--replay", replay);
        using var stop = new Interrupt();
        SearchResult result = search.With(ImageClient.Ask(
            builder, search.Patches, search.Left, given.GetValue(Jobs), stop.Token));
        bool ended = stop.Token.IsCancellationRequested && result.Found == null;

        if (given.GetValue(Out) is { } file && !ended)
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
        bool coverage = given.GetValue(Coverage);
        var request = new CampaignRequest(
            given.GetValue(ScenarioName) is { } named
                ? [named] : CampaignCommand.Searched(given.GetValue(All)),
            TimeSpan.FromMilliseconds(given.GetValue(Budget).Milliseconds), given.GetValue(Seed))
        {
            Jobs = given.GetValue(Jobs),
            Kind = coverage ? ImageKind.Covered : ImageKind.Explored,
        };
        using ImageBuilder builder = ImageArguments.Builder(given.GetValue(ImageArguments.NoCache));

        return CampaignCommand.Run(builder, Patches(given, bug), request, coverage);
    }

    private static SourcePatch[] Patches(ParseResult given, PutBackBug? bug)
        =>
        [
            .. HzOption.Changes(given), .. bug?.Patches ?? [],
            .. given.GetValue(BehindFindings) ? UpstreamFindings.AllRepairs : [],
        ];

    private static MemoryModel MemoryOf(ParseResult given, PutBackBug? bug)
        => given.GetValue(Memory) is "auto" or null ? bug?.Memory ?? MemoryModel.Sc
            : Enum.Parse<MemoryModel>(given.GetValue(Memory)!, ignoreCase: true);

    private static string? Check(ParseResult given)
    {
        if (new Option[] { List, Record, Merge, Resume }
            .Any(mode => RuledCommand.IsGiven(given, mode)))
            return null;
        if (RuledCommand.IsGiven(given, Seeds))
        {
            return PutBackBugs.Named(given.GetValue(PutBack) ?? "") is { Sequential: true } bug
                ? $"{bug.Name} shows without a schedule to look for; --seeds has nothing to count." : null;
        }
        bool many = given.GetValue(All) || given.GetValue(Coverage);

        if (RuledCommand.IsGiven(given, Budget) && !many)
            return "--budget goes with --all or --coverage only.";
        if (given.GetValue(ScenarioName) == null && given.GetValue(PutBack) == null && !many)
            return "name a SCENARIO, or give --all or --list.";
        if (given.GetValue(Depth) == 0 && given.GetValue(Strategy) != "dfs")
            return "--depth is 0. It takes 1 or more.";
        if (MemoryOf(given, PutBackBugs.Named(given.GetValue(PutBack) ?? "")) == MemoryModel.Lkmm
            && (given.GetValue(Reduce) || given.GetValue(States) != "none"
                || given.GetValue(Strategy) == "dfs" && given.GetValue(Epochs)))
            return "--memory lkmm goes with none of --reduce, --states, and --epochs of dfs: these "
                + "compare memory, not what CPUs know of it.";
        if (given.GetValue(Reduce) && given.GetValue(Shard) != "1/1")
            return "--shard does not go with --reduce: what it tries depends on the runs before.";
        return ShardOf(given.GetValue(Shard)!) != null ? null
            : $"--shard is {given.GetValue(Shard)}. It takes K/N with K from 1 to N.";
    }

    private static SearchShard? ShardOf(string text)
    {
        string[] parts = text.Split('/');

        return parts.Length == 2 && ulong.TryParse(parts[0], NumberStyles.None, null, out ulong number)
            && ulong.TryParse(parts[1], NumberStyles.None, null, out ulong of)
            && new SearchShard(number, of) is { Exists: true } shard ? shard : null;
    }

    private static int PrintList()
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
