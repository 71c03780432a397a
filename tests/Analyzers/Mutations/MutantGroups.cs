// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Analyzers.Mutations;

/// <summary>Puts edits together that a report can tell apart: no two of one function.</summary>
internal static class MutantGroups
{
    public static IReadOnlyList<Mutant[]> Of(IEnumerable<Mutant> mutants)
    {
        var groups = new List<List<Mutant>>();
        foreach (var mutant in mutants)
        {
            var group = groups.Find(g => !g.Exists(m => m.File == mutant.File
                && m.Function == mutant.Function));
            if (group is null)
                groups.Add(group = []);

            group.Add(mutant);
        }

        return [.. groups.Select(g => g.ToArray())];
    }
}
