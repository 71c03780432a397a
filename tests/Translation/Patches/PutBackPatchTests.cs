// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Reference;
using Linux.Reference.Canonical;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Tests.Translation.Drawing;
using Linux.Translation.Apply;
using Xunit.Abstractions;

namespace Linux.Tests.Translation;

/// <summary>
/// The bugs that can be put back, and the repairs of findings, as patches of C: each makes of the
/// port what its own patch makes of it, so that what is known of that one holds for it.
/// PORT_BUDGET=full tries all of them.
/// </summary>
public sealed class PutBackPatchTests(ITestOutputHelper output)
{
    private const string Tree = "linux-source-7.2";
    private static readonly string[] s_few = ["r37-far-timeout", "SIBLING-SLEEPS"];

    [Fact]
    public void A_bug_or_a_repair_that_is_written_as_C_makes_the_port_that_its_own_patch_makes()
    {
        if (Samples.Kernel(Tree) is not { } folder)
        {
            output.WriteLine($"no {Tree} in $KERNEL_REF or kernel-ref/trees: nothing is written");
            return;
        }
        var back = new BackToC(FolderTree.Open(folder));
        var all = PutBackBugs.All.Select(b => (b.Name, b.Patches))
            .Concat(Repairs.Findings.Select(f => (Name: f, Patches: Repairs.Of(f))))
            .Where(c => PortBudget.IsFull || s_few.Contains(c.Name)).ToList();
        var outcomes = new Dictionary<string, string>();
        foreach (var (name, patches) in all)
        {
            outcomes[name] = back.Make(patches) is { Length: > 0 } patch
                ? Outcome(name, patch, folder, patches) : $"{Tree} has other statements there";
            output.WriteLine($"{name}: {outcomes[name]}");
        }
        Assert.DoesNotContain("another port", outcomes.Values);
        Assert.All(s_few, name => Assert.Equal("the same port", outcomes[name]));
    }

    private static string Outcome(
        string name, string patch, string folder, SourcePatch[] patches)
    {
        var file = Path.Combine(Path.GetTempPath(), $"back-{Environment.ProcessId}.patch");
        File.WriteAllText(file, patch);
        try
        {
            var input = ChangeInput.OfPatches(Samples.Workspace, [file], folder);
            var plan = input.Plan(Samples.Workspace, Samples.Port);
            if (plan.Problems.Count > 0)
                return $"refused: {plan.Problems[0]}";
            return patches.Select(p => p.File).Distinct().All(f => Forms(f, After(plan, f))
                    .SequenceEqual(Forms(f, patches.Where(p => p.File == f)
                        .Aggregate(KernelSources.Files[f], (t, p) => p.Apply(t)))))
                ? "the same port" : "another port";
        }
        catch (ReferenceException refusal)
        {
            return $"refused: {refusal.Message}";
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string After(ApplyPlan plan, string file) => plan.Files
        .FirstOrDefault(f => f.Path == $"src/Kernel/{file}")?.After ?? KernelSources.Files[file];

    private static IEnumerable<string> Forms(string file, string text)
    {
        var path = $"src/Kernel/{file}";
        var others = Samples.Port.Trees.Where(t => PortTree.IsPorted(t.Key) && t.Key != path)
            .Select(t => (t.Key, t.Value.ToString()));
        return PortReader.Read([.. others, (path, text)]).First(f => f.Path == path).Unit.Items
            .SelectMany(i => i.Statements.Select(s => Pinner.Make(s, i.Scope, Side.CSharp))
                .Select(s => $"{i.Name} {s.Place} {s.Canonical}"));
    }
}
