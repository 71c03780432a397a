// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Tests.Translation.Drawing;
using Linux.Translation.Apply;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Linux.Tests.Translation;

/// <summary>
/// Patches of the kernel that was ported, drawn by chance: each is made in the port, which compiles
/// then, or is refused with file, line and reason. PORT_BUDGET=full draws 200.
/// </summary>
public sealed class TreePatchTests(ITestOutputHelper output)
{
    private const string Tree = "linux-source-7.2";

    [Fact]
    public void A_patch_of_the_kernel_applies_and_compiles_or_is_refused_with_its_place()
    {
        if (Samples.Kernel(Tree) is not { } folder)
        {
            output.WriteLine($"no {Tree} in $KERNEL_REF or kernel-ref/trees: nothing is drawn");
            return;
        }
        var drawer = new ChangeDrawer(FolderTree.Open(folder), Samples.Workspace.Config());
        var counts = ChangeDrawer.Kinds.ToDictionary(k => k, _ => (Made: 0, Refused: 0, None: 0));
        // One that changes, one that brings a function.
        int[] seeds = PortBudget.IsFull ? [.. Enumerable.Range(1, 200)] : [10, 8];
        var done = seeds.Select(seed => (Seed: seed, Drawn: drawer.Make(seed))).ToList()
            .AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(d =>
            {
                var (plan, alone) = Plan(d.Drawn, folder, d.Seed);
                lock (output)
                    output.WriteLine($"{d.Seed} {d.Drawn.Kind}: {d.Drawn.What}: {Judge(plan)}; " +
                        JudgeAlone(plan, alone));
                return (d.Drawn.Kind, plan.Problems.Count,
                    Code: plan.Files.Any(f => PortTree.IsPorted(f.Path)));
            }).ToList();
        foreach (var (kind, problems, code) in done)
        {
            var (made, refused, none) = counts[kind];
            counts[kind] = problems > 0 ? (made, refused + 1, none)
                : code ? (made + 1, refused, none) : (made, refused, none + 1);
        }
        foreach (var (kind, (made, refused, none)) in counts)
            output.WriteLine($"{kind}: {made} made, {refused} refused, {none} change no code");
        Assert.True(counts.Values.Sum(c => c.Made) > counts.Values.Sum(c => c.Refused));
    }

    // With the tree, and by the hunks alone, null where these do not do.
    private static (ApplyPlan Plan, ApplyPlan? Alone) Plan(
        DrawnChange drawn, string folder, int seed)
    {
        var file = Path.Combine(Path.GetTempPath(), $"drawn-{Environment.ProcessId}-{seed}.patch");
        File.WriteAllText(file, drawn.Patch());
        try
        {
            var input = ChangeInput.OfPatches(Samples.Workspace, [file], folder);
            return (input.Plan(Samples.Workspace, Samples.Port), Alone(input));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ApplyPlan? Alone(ChangeInput input)
    {
        try
        {
            return input.WithoutTree().Plan(Samples.Workspace, Samples.Port);
        }
        catch (ReferenceException needs)
        {
            Assert.Contains("--base", needs.Message);
            return null;
        }
    }

    // What is made of the hunks is what is made of the tree, but for blank lines.
    private static string JudgeAlone(ApplyPlan plan, ApplyPlan? alone)
    {
        if (alone is null)
            return "needs its tree";
        if (alone.Problems.Count > 0)
            return $"alone refused: {string.Join(" | ", alone.Problems)}";
        Assert.Empty(plan.Problems);
        Assert.Equal(Code(plan), Code(alone));
        return "the same alone";
    }

    private static string Code(ApplyPlan plan) => string.Concat(plan.Files
        .Where(f => PortTree.IsPorted(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal)
        .Select(f => $"{f.Path}\n{f.After.Replace("\n\n", "\n")}"));

    // In words; what must not be fails.
    private static string Judge(ApplyPlan plan)
    {
        if (plan.Problems.Count > 0)
        {
            Assert.All(plan.Problems, p => Assert.True(
                p.Line > 0 && p.Reason.Length > 0 && p.File.Length > 0, $"{p}"));
            return $"refused: {string.Join(" | ", plan.Problems)}";
        }
        if (!plan.Files.Any(f => PortTree.IsPorted(f.Path)))
            return $"no code ({string.Join(" | ", plan.Notes)})";
        Assert.Empty(plan.Compiled!.Compilation.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error));
        return $"{plan.Files.Count(f => PortTree.IsPorted(f.Path))} files" +
            (plan.Notes.Count > 0 ? $" ({string.Join(" | ", plan.Notes)})" : "");
    }
}
