// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;
using Linux.Port.Arguments;
using Linux.Port.Mutants;

namespace Linux.Port.Commands;

/// <summary><c>port mutants</c>: which small changes of the port its checks notice.</summary>
internal static class MutantsCommand
{
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
        var command = new Command(
            "mutants", "Change each condition and statement, and say which check notices it")
        {
            files, kept, limit,
        };

        files.IsOneOf("file", () => s_files, null);
        command.SetAction(p => Run(
            p.GetValue(files) is { Length: > 0 } some ? some : s_files,
            p.GetValue(kept)!, p.GetValue(limit)));
        return command;
    }

    private static int Run(string[] files, string kept, int limit)
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
            List<(Mutant Mutant, string Key)> all = Progress.Bar("mutants", 1, move =>
            {
                IReadOnlyList<Mutant> mutants = MutantImage.Make(sources,
                    [.. files.Select(file => $"kernel/time/{file}.cs")], folder,
                    what => move(0, what));

                run.Cover(what => move(0, what));
                return WithKeys(mutants);
            });

            foreach (string unfit in run.Unfit)
                Console.Error.WriteLine($"port: left out, it fails without a mutant: {unfit}");
            Try(run, results, all, limit);
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

    private static void Try(
        MutantRun run, MutantResults results, List<(Mutant Mutant, string Key)> all, int limit)
    {
        var open = all.Where(m => results.Of(m.Key) == null).Take(limit).ToList();

        Progress.Bar("mutants", open.Count, move =>
        {
            for (int i = 0; i < open.Count; i++)
            {
                move(i, $"mutant {i + 1} of {open.Count}: {open[i].Key}");
                run.Try(open[i].Mutant, open[i].Key);
            }
            return open.Count;
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
