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
/// that way is tried alone before it counts as missed. PORT_BUDGET=full makes each edit alone,
/// anything else takes every third group.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private const int Part = 3;

    private static IEnumerable<Mutant> Broken =>
    [
        .. MigrationMutants.All, .. WheelMutants.All, .. TickMutants.All, .. HrtimerMutants.All,
    ];

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

        Assert.True(counts.Sum(c => c.Count()) <= 20, "an exception needs a good reason");
    }

    [Fact]
    public void EveryMutant_AppliesToTheFilesAsTheyAre()
    {
        foreach (var mutant in Broken.Concat(HarmlessMutants.All))
        {
            Assert.NotEqual(KernelSources.Shared.Text(mutant.File),
                mutant.Apply(KernelSources.Shared.Text(mutant.File)));
        }

        Assert.True(Broken.Count() >= 60, "at least sixty edits break something");
        Assert.True(HarmlessMutants.All.Length >= 20, "at least twenty edits break nothing");
    }

    [Fact]
    public void BrokenFiles_AreReported()
    {
        int caught = 0;
        int total = 0;
        var wrong = new List<string>();
        foreach (var group in Chosen(Broken))
        {
            var together = group.Length > 1 ? Report(group) : [];
            foreach (var mutant in group)
            {
                total++;
                bool found = together.Any(d => IsBy(d, mutant) && LeadsThrough(d, mutant))
                    || Report([mutant]).Any(d => IsBy(d, mutant));
                caught += found ? 1 : 0;
                if (found == MissedMutants.Reasons.ContainsKey(mutant.Name))
                    wrong.Add($"{mutant.Name}: expected {mutant.Expected}, found {found}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{caught} of {total} broken edits were reported by the expected rule"));
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void HarmlessEdits_StaySilent()
    {
        foreach (var group in Chosen(HarmlessMutants.All))
        {
            var noise = Report(group);
            Assert.True(noise.Count == 0, string.Join(", ", group.Select(m => m.Name)) + ":\n"
                + string.Join("\n", noise.Select(d => d.ToString())));
        }
    }

    private static IEnumerable<Mutant[]> Chosen(IEnumerable<Mutant> mutants) => PortBudget.IsFull
        ? mutants.Select(m => new[] { m })
        : MutantGroups.Of(mutants).Where((_, i) => i % Part == 0);

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
