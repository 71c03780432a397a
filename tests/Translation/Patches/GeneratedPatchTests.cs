// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Apply;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Linux.Tests.Translation;

/// <summary>
/// Patches drawn by chance: each is made in the port, which compiles then, or is refused with file,
/// line and reason. PORT_BUDGET=full draws 200.
/// </summary>
public sealed class GeneratedPatchTests(ITestOutputHelper output) : IDisposable
{
    private readonly SampleRepository _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public void A_drawn_patch_applies_and_compiles_or_is_refused_with_its_place()
    {
        var counts = new SortedDictionary<string, (int Made, int Refused, int Nothing)>();
        // One that drops, one that brings a function, and one that is refused.
        int[] seeds = PortBudget.IsFull ? [.. Enumerable.Range(1, 200)] : [1, 8, 9];
        foreach (var seed in seeds)
        {
            var (kind, c) = DrawnPatch.Draw(_sample.C, seed);
            Assert.NotEqual(_sample.C, c);
            var plan = _sample.Plan(c);
            var (made, refused, nothing) = counts.GetValueOrDefault(kind);
            if (plan.Problems.Count > 0)
            {
                refused++;
                Assert.All(plan.Problems, p => Assert.True(p.Line > 0 && p.Reason.Length > 0 &&
                    (p.File == SampleRepository.File || p.File == SampleRepository.Ported),
                    $"{kind}, seed {seed}: {p}"));
                output.WriteLine($"{kind}, seed {seed}: {plan.Problems[0]}");
            }
            else if (plan.Files.Any(f => f.Path == SampleRepository.Ported))
            {
                made++;
                Assert.Empty(plan.Compiled!.Compilation.GetSemanticModel(
                        plan.Compiled.Trees[SampleRepository.Ported]).GetDiagnostics()
                    .Where(d => d.Severity == DiagnosticSeverity.Error));
            }
            else
                nothing++;
            counts[kind] = (made, refused, nothing);
        }
        foreach (var (kind, (made, refused, nothing)) in counts)
            output.WriteLine($"{kind}: {made} made, {refused} refused, {nothing} change no code");
        Assert.True(counts.Values.Sum(c => c.Made) > counts.Values.Sum(c => c.Refused));
    }
}
