// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;

namespace Linux.Port.Commands;

/// <summary>What <c>port explore</c> takes.</summary>
internal static class ExploreOptions
{
    public static readonly Argument<string?> ScenarioName = new("SCENARIO")
    {
        Description = "What to explore; see --list",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static readonly Option<bool> List = new("--list")
    {
        Description = "List the scenarios and the bugs that can be put back",
    };

    public static readonly Option<string> Strategy = Options.Name(
        "--strategy",
        "How schedules are chosen; without it what the put-back bug is found by, else pct",
        "pct", [.. SearchStrategies.Names]);

    public static readonly Option<ulong> Seed = Options.Seed(
        "Seed of the first run; the next run has the next seed");

    public static readonly Option<ulong> Runs = Options.Number(
        "--runs", "Most runs", 1ul, ulong.MaxValue, 1000ul);

    public static readonly Option<Duration> For = Options.For(
        "Longest time; without it, until the runs are made", null, "1ms", "24h");

    public static readonly Option<int> Depth = Options.Number(
        "--depth", "Depth of pct, from 1; preemptions of dfs", 0, int.MaxValue, 2);

    public static readonly Option<string> Memory = Options.Name("--memory",
        "What a CPU sees of the others' stores: all at once, or what the kernel's memory model "
            + "allows; "
        + "without it what the put-back bug needs, else sc", "auto", "auto", "sc", "lkmm");

    public static readonly Option<int> MostStale = Options.Number(
        "--stale-reads", "lkmm: Loads of a run that may see an older store than the newest", 0,
            1000, 2);

    public static readonly Option<string?> PutBack = ImageArguments.PutBack();

    public static readonly Option<bool> BehindFindings = new("--behind-findings")
    {
        Description = "Repair what docs/findings.md tells of, to look for what is behind it",
    };

    public static readonly Option<string?> Record = new("--record")
    {
        HelpName = "DIR",
        Description = "Look for each of upstream's findings, and write their replay files to this "
            + "folder",
    };

    public static readonly Option<int> Seeds = Options.Number("--seeds",
        "Look for the put-back bug, or all of them, with so many seeds, and print a table",
        1, 1_000_000, 1);

    public static readonly Option<bool> Twice = new("--twice")
    {
        Description = "Make each run twice and compare",
    };

    public static readonly Option<bool> Fresh = new("--fresh")
    {
        Description = "Boot a machine for each run, in place of starting from a snapshot",
    };

    public static readonly Option<bool> Epochs = new("--epochs")
    {
        Description = "Runs go from one state at rest to the next, and begin where others were; "
            + "in dfs from each such state, with --depth preemptions each time",
    };

    public static readonly Option<bool> Notes = new("--notes")
    {
        Description = "Note the data races of all runs",
    };

    public static readonly Option<bool> Reduce = new("--reduce")
    {
        Description = "dfs without a bound, but for the order of steps that do not depend on each "
            + "other",
    };

    public static readonly Option<string> States = Options.Name(
        "--states", "dfs: What is done with states that are met again", "none", "none", "count",
        "prune");

    public static readonly Option<string> Shard = new("--shard")
    {
        HelpName = "K/N",
        Description = "K/N: only part K of N of the runs; of dfs that is not reduced, too",
        DefaultValueFactory = _ => "1/1",
    };

    public static readonly Option<int> Jobs = Options.Jobs(
        "random, pct: Processes to search with; the runs of a seed are the same with any number");

    public static readonly Option<string?> Out = Options.Out(
        "File to append the result to, as one line of JSON");

    public static readonly Option<string?> Replay = new("--replay")
    {
        HelpName = "FILE",
        Description = "Replay file to write; by default SCENARIO.replay.json",
    };

    public static readonly Option<string?> Resume = new("--resume")
    {
        HelpName = "FILE",
        Description = "Go on with a search that Ctrl-C has ended, from the file that it left",
    };

    public static readonly Option<string[]> Merge = new("--merge")
    {
        HelpName = "FILE",
        Description = "Join results that --out has written",
        AllowMultipleArgumentsPerToken = true,
    };

    public static readonly Option<bool> All = new("--all")
    {
        Description = "Search every scenario, each as long as something new is seen in it",
    };

    public static readonly Option<bool> Coverage = new("--coverage")
    {
        Description = "Say what SCENARIO, or all that are open, have not reached",
    };

    public static readonly Option<Duration> Budget = Options.Time(
        "--budget", "--all, --coverage: Time to search", "10m", "1s", "720h");
}
