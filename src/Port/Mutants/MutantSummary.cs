// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Port.Mutants;

/// <summary>How many mutants each kind of check noticed, and which none did.</summary>
internal static class MutantSummary
{
    private static readonly string[] s_columns =
    [
        "lockstep", "selftest", "scenario", "soak", "search", "hangs", "crashes", "survived",
        "not reached",
    ];

    /// <summary>Prints a table, a line a file, and those that nothing noticed.</summary>
    public static void Print(
        TextWriter output, List<(Mutant Mutant, string Key)> all, MutantResults results)
    {
        var known = all.Select(m => (m.Mutant, Result: results.Of(m.Key)))
            .Where(m => m.Result != null).ToList();

        output.WriteLine($"| file | mutants | tried | {string.Join(" | ", s_columns)} | noticed |");
        output.WriteLine($"|---|---|---|{string.Concat(s_columns.Select(_ => "---|"))}---|");
        foreach (var file in all.GroupBy(m => m.Mutant.File))
        {
            var its = known.Where(m => m.Mutant.File == file.Key).ToList();
            int unnoticed = its.Count(m => m.Result!.Verdict is "survived" or "not reached");
            double share = its.Count == 0 ? 0 : 100.0 * (its.Count - unnoticed) / its.Count;

            output.WriteLine($"| {Path.GetFileNameWithoutExtension(file.Key)} | {file.Count()} "
                + $"| {its.Count} | {string.Join(" | ", s_columns.Select(column
                    => its.Count(m => Column(m.Result!) == column)))} | {share:0.0} % |");
        }
        foreach (var mutant in known.Where(m => m.Result!.Verdict is "survived" or "not reached"))
            output.WriteLine($"{mutant.Result!.Verdict}: {mutant.Result.Key}");
    }

    private static string Column(MutantResult result)
        => result.Verdict == "killed" ? result.Check.Split(' ')[0] : result.Verdict;
}
