// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Linux.Tests.Analyzers.Mutations;

/// <summary>
/// Breaks the ported files one edit at a time and asks whether the rule that should notice does.
/// PORT_BUDGET=full runs every mutant, anything else an evenly spread part of them.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private const int Part = 24;

    private static IEnumerable<Mutant> Broken =>
    [
        .. MigrationMutants.All, .. WheelMutants.All, .. TickMutants.All, .. HrtimerMutants.All,
    ];

    [Fact]
    public void UnchangedFiles_AreSilent()
    {
        var findings = KernelSources.Check(KernelSources.Shared.Whole);
        Assert.True(findings.Count == 0, string.Join("\n", findings.Select(f =>
            f.ToDiagnostic().ToString())));
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
        var missed = new List<string>();
        foreach (var mutant in Chosen(Broken))
        {
            total++;
            var ids = Report(mutant, out string text);
            bool found = mutant.Expected.Split('|').Any(ids.Contains);
            caught += found ? 1 : 0;
            bool explained = MissedMutants.Reasons.ContainsKey(mutant.Name);
            if (found == explained)
            {
                missed.Add($"{mutant.Name}: expected {mutant.Expected}, got {text}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{caught} of {total} broken edits were reported by the expected rule"));
        Assert.True(missed.Count == 0, string.Join("\n", missed));
    }

    [Fact]
    public void HarmlessEdits_StaySilent()
    {
        var noisy = new List<string>();
        foreach (var mutant in Chosen(HarmlessMutants.All))
        {
            if (Report(mutant, out string text).Count > 0)
            {
                noisy.Add($"{mutant.Name}: {text}");
            }
        }

        Assert.True(noisy.Count == 0, string.Join("\n", noisy));
    }

    private static IEnumerable<Mutant> Chosen(IEnumerable<Mutant> mutants)
    {
        var all = mutants.ToArray();
        int step = PortBudget.IsFull ? 1 : Math.Max(1, all.Length * 2 / Part);
        return all.Where((_, i) => i % step == 0);
    }

    private static HashSet<string> Report(Mutant mutant, out string text)
    {
        var compilation = KernelSources.Shared.With(mutant.File,
            mutant.Apply(KernelSources.Shared.Text(mutant.File)));
        var broken = compilation.SyntaxTrees.Single(t => t.FilePath == mutant.File);
        var errors = compilation.GetSemanticModel(broken).GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
        {
            text = "it does not compile: " + string.Join("; ", errors.Select(e => e.ToString()));
            return [text];
        }

        var findings = KernelSources.Check(compilation);
        text = findings.Count == 0 ? "nothing" : string.Join("; ", findings.Select(f =>
            f.Rule.Id + " " + f.Where.GetLineSpan().StartLinePosition.Line));
        return [.. findings.Select(f => f.Rule.Id)];
    }
}
