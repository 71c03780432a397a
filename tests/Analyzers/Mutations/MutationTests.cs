// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace Linux.Tests.Analyzers.Mutations;

/// <summary>
/// Breaks the ported files and asks whether the rule that should notice does. Edits of different
/// functions are made together and each has to be reported in its own function; what is not seen
/// that way is tried alone before it counts as missed. PORT_BUDGET=full makes all edits, anything
/// else the first one of each function.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    [Fact]
    public void UnchangedFiles_AreSilent() =>
        Assert.Empty(KernelSources.Check(KernelSources.Shared.Whole).Select(d => d.ToString()));

    [Fact]
    public void Exceptions_AreFew()
    {
        var counts = KernelSources.Shared.Files
            .SelectMany(f => Regex.Matches(KernelSources.Shared.Text(f),
                @"KernelRuleException\(""(KT\d{4})"""))
            .GroupBy(m => m.Groups[1].Value).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        foreach (var rule in counts)
            output.WriteLine($"{rule.Key}: {rule.Count()} exceptions in the kernel");

        Assert.True(counts.Sum(c => c.Count()) <= 26, "an exception needs a good reason");
    }

    [Fact]
    public void EveryMutant_AppliesToTheFilesAsTheyAre()
    {
        foreach (var mutant in Edits.Breaking.Concat(Edits.Harmless))
        {
            Assert.NotEqual(KernelSources.Shared.Text(mutant.File),
                mutant.Apply(KernelSources.Shared.Text(mutant.File)));
        }

        Assert.True(Edits.Breaking.Count >= 200, "at least two hundred edits break something");
        Assert.True(Edits.Harmless.Count >= 60, "at least sixty edits break nothing");
        Assert.Equal(Edits.Breaking.Count, Edits.Breaking.DistinctBy(m => m.Name).Count());
        Assert.All(MissedMutants.Reasons.Keys,
            n => Assert.Contains(Edits.Breaking, m => m.Name == n));
    }

    [Fact]
    public void BrokenFiles_AreReported()
    {
        var seen = new List<(Mutant Mutant, bool Found)>();
        foreach (var group in Chosen(Edits.Breaking))
        {
            var together = Report(group);
            foreach (var mutant in group)
            {
                bool found = together.Any(d => IsBy(d, mutant) && LeadsThrough(d, mutant));
                if (!found && !MissedMutants.Reasons.ContainsKey(mutant.Name))
                    found = Report([mutant]).Any(d => IsBy(d, mutant));

                seen.Add((mutant, found));
            }
        }

        foreach (var rule in seen.GroupBy(s => s.Mutant.Expected.Split('|')[0])
            .OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine($"{rule.Key}: {rule.Count(s => s.Found)} of {rule.Count()}");

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seen.Count(s => s.Found)} of {seen.Count} edits are reported as expected"));
        var wrong = seen.Where(s => s.Found == MissedMutants.Reasons.ContainsKey(s.Mutant.Name));
        Assert.Empty(wrong.Select(w => $"{w.Mutant.Name}: expected {w.Mutant.Expected}, "
            + (w.Found ? "found" : "not found")));
    }

    [Fact]
    public void HarmlessEdits_StaySilent()
    {
        foreach (var group in Chosen(Edits.Harmless))
        {
            var noise = Report(group);
            Assert.True(noise.Count == 0, string.Join(", ", group.Select(m => m.Name)) + ":\n"
                + string.Join("\n", noise.Select(d => d.ToString())));
        }
    }

    private static IEnumerable<Mutant[]> Chosen(IEnumerable<Mutant> mutants) =>
        MutantGroups.Of(mutants).Take(PortBudget.IsFull ? int.MaxValue : 1);

    private static IReadOnlyList<Diagnostic> Report(IReadOnlyCollection<Mutant> mutants)
    {
        var compilation = KernelSources.Shared.With(mutants);
        foreach (string file in mutants.Select(m => m.File).Distinct())
        {
            var broken = compilation.SyntaxTrees.Single(t => t.FilePath == file);
            Assert.Empty(compilation.GetSemanticModel(broken).GetDiagnostics()
                .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        }

        return KernelSources.Check(compilation);
    }

    private static bool IsBy(Diagnostic report, Mutant mutant) =>
        mutant.Expected.Split('|').Contains(report.Id);

    // In the function that was edited, or on a path that leads through it.
    private static bool LeadsThrough(Diagnostic report, Mutant mutant) =>
        report.AdditionalLocations.Prepend(report.Location).Any(l => IsInside(l, mutant));

    private static bool IsInside(Location where, Mutant mutant) =>
        where.SourceTree?.FilePath == mutant.File && where.SourceTree.GetRoot().FindNode(where.SourceSpan)
            .AncestorsAndSelf().OfType<MethodDeclarationSyntax>()
            .Any(m => m.Identifier.ValueText == mutant.Function.TrimStart('@'));
}
