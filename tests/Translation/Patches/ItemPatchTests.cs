// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Translation.Apply;
using Xunit.Abstractions;

namespace Linux.Tests.Translation;

/// <summary>
/// What a newer kernel changed, one function or type at a time as a patch of the kernel that was
/// ported: made in the port, which compiles then, or refused with file, line and reason.
/// PORT_BUDGET=full takes each.
/// </summary>
public sealed class ItemPatchTests(ITestOutputHelper output)
{
    private const string Old = "linux-source-7.2";
    private const string New = "linux-source-7.3";
    private static readonly string[] s_few = ["hrtimer_get_next_event", "common_timer_set"];

    [Fact]
    public void A_change_of_one_item_is_made_or_refused_with_its_place()
    {
        if (Samples.Kernel(Old) is not { } old || Samples.Kernel(New) is not { } now)
        {
            output.WriteLine($"no {Old} or {New} in $KERNEL_REF or kernel-ref/trees");
            return;
        }
        var all = Patches(FolderTree.Open(old), FolderTree.Open(now))
            .Where(p => PortBudget.IsFull || s_few.Contains(p.Name)).ToList();
        foreach (var (file, name, patch) in all)
        {
            var outcome = Outcome(patch, old, out var made);
            output.WriteLine($"{file} {name}: {outcome}");
            Assert.True(made || !s_few.Contains(name), outcome);
        }
        Assert.True(all.Count >= s_few.Length);
    }

    private static IEnumerable<(string File, string Name, string Patch)> Patches(
        FolderTree before, FolderTree after)
    {
        var config = Samples.Workspace.Config();
        foreach (var pin in Samples.Workspace.Pins)
        {
            if (before.Read(pin.File) is not { } a || after.Read(pin.File) is not { } b || a == b)
                continue;
            var news = CReader.Read(pin.File, b, config).Items.Where(i => i.Off is null)
                .ToLookup(i => (i.Kind, i.Name));
            foreach (var item in CReader.Read(pin.File, a, config).Items.Where(i =>
                         i.Off is null && i.Kind <= ItemKind.Tracepoint))
            {
                if (news[(item.Kind, item.Name)].FirstOrDefault() is { } other &&
                    other.Text != item.Text)
                    yield return (pin.File, item.Name, UnifiedDiff.Write(pin.File, a,
                        With(a, item, b, other)));
            }
        }
    }

    private static string With(string a, Item item, string b, Item other)
    {
        var (from, to) = (a.Split('\n'), b.Split('\n'));
        return string.Join('\n', from[..(item.Line - 1)]
            .Concat(to[(other.Line - 1)..other.EndLine]).Concat(from[item.EndLine..]));
    }

    private static string Outcome(string patch, string folder, out bool made)
    {
        made = false;
        var file = Path.Combine(Path.GetTempPath(), $"item-{Environment.ProcessId}.patch");
        File.WriteAllText(file, patch);
        try
        {
            var plan = ChangeInput.OfPatches(Samples.Workspace, [file], folder)
                .Plan(Samples.Workspace, Samples.Port);
            Assert.All(plan.Problems, p => Assert.True(
                p.Line > 0 && p.Reason.Length > 0 && p.File.Length > 0, $"{p}"));
            if (plan.Problems.Count > 0)
                return $"refused: {string.Join(" | ", plan.Problems)}";
            var ported = plan.Files.Where(f => PortTree.IsPorted(f.Path)).ToList();
            made = ported.Count > 0;
            return made ? string.Concat(ported.Select(f =>
                    $"{UnifiedDiff.Write(f.Path, f.Before, f.After)}")) +
                string.Join(" | ", plan.Notes) : $"no code: {string.Join(" | ", plan.Notes)}";
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
}
