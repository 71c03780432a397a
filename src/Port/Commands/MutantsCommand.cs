// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;
using Linux.Port.Arguments;
using Linux.Port.Mutants;

namespace Linux.Port.Commands;

/// <summary><c>port mutants</c>: which small changes of the port its checks notice.</summary>
internal static class MutantsCommand
{
    private const int GroupSize = 16;

    private static readonly string[] s_files = ["timer_migration.c", "timer.c", "tick-sched.c"];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = $"Files to change: {string.Join(", ", s_files)}; by default all",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var kept = new Option<string>("--results")
        {
            Description = "File of results; what it has already is not tried again",
            HelpName = "FILE",
            DefaultValueFactory = _ => "mutants.jsonl",
        };
        Option<int> limit = Options.Number(
            "--limit", "Mutants to try at most", 1, int.MaxValue, int.MaxValue);
        Option<ulong> runs = Options.Number(
            "--runs", "Schedules of each scenario that are searched at last; 0 for no search", 0ul,
            (ulong)int.MaxValue, 100ul);
        var command = new Command(
            "mutants", "Change each condition and statement, and say which check notices it")
        {
            files, kept, limit, runs,
        };

        files.IsOneOf("file", () => s_files, null);
        command.SetAction(p => Run(
            p.GetValue(files) is { Length: > 0 } some ? some : s_files,
            p.GetValue(kept)!, p.GetValue(limit), (int)p.GetValue(runs)));
        return command;
    }

    private static int Run(string[] files, string kept, int limit, int runs)
    {
        string folder = Directory.CreateTempSubdirectory("port-mutants-").FullName;
        SourceSet sources = WorkTree.SourcesAround(Environment.CurrentDirectory);

        Console.Error.WriteLine($"port: {sources.Difference
            ?? (sources.Folder == null ? "the sources are those that this program was built with."
                : $"the sources are those of {sources.Folder}, which this program was built with.")}");

        try
        {
            using var results = new MutantResults(kept);
            using var run = new MutantRun(folder, results);
            MutantStage[] stages = [.. Enum.GetValues<MutantStage>()
                .Where(stage => stage != MutantStage.Search || runs != 0)];
            List<(Mutant Mutant, string Key)> all = WithKeys(Progress.Bar("mutants", 1,
                move => MutantImage.Make(sources,
                    [.. files.Select(file => $"kernel/time/{file}.cs")], folder,
                    what => move(0, what))));
            List<TriedMutant> tried = [.. all.Select(m => new TriedMutant(m.Mutant.Number, m.Key))];
            int left = limit;

            tried.RemoveAll(m => results.IsFor(MutantStage.Comparison, m.Key) && left-- <= 0);
            // What is over for all mutants need not run once more.
            stages = [.. stages.SkipWhile(
                stage => !tried.Exists(m => results.IsFor(stage, m.Key)))];
            if (stages.Length != 0)
                Progress.Bar("mutants", 1, move =>
                {
                    run.Cover(stages[0], runs, what => move(0, what));
                    return 1;
                });
            foreach (string unfit in run.Unfit)
                Console.Error.WriteLine($"port: left out: {unfit}");
            foreach (MutantStage stage in stages)
                Try(run, stage, tried.FindAll(m => results.IsFor(stage, m.Key)),
                    stage == MutantStage.Comparison ? 1 : GroupSize);
            MutantSummary.Print(Console.Out, all, results);
            return 0;
        }
        catch (ImageException failed)
        {
            return CommandLine.Fail(failed.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Tries those that are for a stage, a group at a time.</summary>
    private static void Try(MutantRun run, MutantStage stage, List<TriedMutant> mutants, int size)
    {
        int groups = (mutants.Count + size - 1) / size;

        Progress.Bar($"groups of {size} mutants", groups, move =>
        {
            for (int i = 0; i < groups; i++)
            {
                move(i, $"{stage} {i + 1} of {groups}");
                // In one group are mutants that stand far apart, so that none hides another.
                run.Try([.. mutants.Where((_, number) => number % groups == i)], stage);
            }
            return groups;
        });
    }

    private static List<(Mutant Mutant, string Key)> WithKeys(IReadOnlyList<Mutant> mutants)
    {
        var count = new Dictionary<string, int>(StringComparer.Ordinal);

        return [.. mutants.Select(mutant =>
        {
            int before = count[mutant.Key] = count.GetValueOrDefault(mutant.Key) + 1;

            return (mutant, before == 1 ? mutant.Key : $"{mutant.Key} #{before}");
        })];
    }
}
