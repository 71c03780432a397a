// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Translation.Port;

namespace Linux.Translation.Apply;

/// <summary>
/// What the port becomes when it follows a whole tree. What it cannot follow stays as it is, with
/// what cannot do without that, and is named; all else goes on.
/// </summary>
internal static partial class TreePlan
{
    private const int MostRounds = 12;

    /// <summary>Plans for the files of some pins.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="pins">The files to look at.</param>
    /// <param name="tree">What to follow.</param>
    /// <param name="origin">The tree of which only the changes are followed; null for all.
    /// </param>
    /// <param name="compiled">The port as it stands, where it is compiled already.</param>
    public static ApplyPlan Make(
        Workspace workspace, IReadOnlyList<Pin> pins, SourceTree tree, SourceTree? origin,
        PortCompilation? compiled)
    {
        var port = compiled ?? PortCompilation.Open(workspace.Top);
        var left = new LeftItems();
        for (var round = 1; ; round++)
        {
            var plan = ApplyPlan.Make(workspace, pins, tree, origin, port, left);
            if (plan.Problems.Count == 0 || round == MostRounds ||
                !Leave(workspace, plan, left))
                return plan.Problems.Count > 0 ? plan
                    : plan with { Left = [.. left.Problems] };
        }
    }

    // Whether there is anything more to leave.
    private static bool Leave(Workspace workspace, ApplyPlan plan, LeftItems left)
    {
        var diffs = plan.Units.Select(u => (Unit: u, Diff: u.Diff(workspace, out var file),
            File: file)).Where(d => d.Diff is not null).ToList();
        var any = false;
        foreach (var problem in plan.Problems)
        {
            var found = diffs.Where(d => d.Diff!.File == problem.File)
                .SelectMany(d => At(d.Unit, d.Diff!, problem.Line)).ToList();
            // A caller that did not change: what it calls did.
            if (found.Count == 0)
                found = [.. diffs.SelectMany(d => Named(d.Diff!, problem.Reason))];
            foreach (var (of, kind, name) in found)
                any |= left.Add(of, kind, name, problem);
        }
        foreach (var (unit, diff, file) in diffs)
            any |= Neighbours(unit.Unit, diff!, file, left);
        // What is gone and is needed after all was there for all who used it.
        foreach (var (_, diff, file) in diffs)
        {
            foreach (var removed in diff!.Removed)
            {
                if (left.Why(diff.File, removed.Kind, removed.Name) is not { } why)
                    continue;
                foreach (var user in diff.Changed.Where(c => c.Kind == ItemKind.Function &&
                             Uses(file, c, removed.Name)))
                    any |= left.Add(diff.File, user.Kind, user.Name, why);
            }
        }
        return any || Files(plan, diffs.Select(d => d.Diff!), left);
    }

    // Functions that call each other and changed did so for one reason.
    private static bool Neighbours(
        Unit unit, FileDiff diff, PortFile? file, LeftItems left)
    {
        var any = false;
        foreach (var one in diff.Changed.Where(c => c.Kind == ItemKind.Function))
        {
            if (left.Why(diff.File, one.Kind, one.Name) is not { } why)
                continue;
            foreach (var other in diff.Changed.Where(c => c.Kind == ItemKind.Function &&
                         (Uses(file, c, one.Name) || Uses(file, one, c.Name) ||
                         Calls(unit, c, one.Name) || Calls(unit, one, c.Name))))
                any |= left.Add(diff.File, other.Kind, other.Name, why);
        }
        return any;
    }

    // What stands in no item takes its file with it.
    private static bool Files(ApplyPlan plan, IEnumerable<FileDiff> diffs, LeftItems left)
    {
        var any = false;
        foreach (var diff in diffs)
        {
            if (plan.Problems.FirstOrDefault(p => p.File == diff.File ||
                    p.File == PortTree.PathOf(diff.File)) is not { } why)
                continue;
            foreach (var (kind, name) in Items(diff))
                any |= left.Add(diff.File, kind, name, why);
        }
        return any;
    }

    private static IEnumerable<(string File, ItemKind Kind, string Name)> At(
        Followed unit, FileDiff diff, int line) =>
        unit.Unit.Items.Where(i => i.Off is null && i.Line <= line && line <= i.EndLine &&
                Items(diff).Contains((i.Kind, i.Name)))
            .Select(i => (diff.File, i.Kind, i.Name));

    private static IEnumerable<(string File, ItemKind Kind, string Name)> Named(
        FileDiff diff, string reason)
    {
        var words = Word().Matches(reason).Select(m => m.Value).ToHashSet();
        return Items(diff).Where(i => words.Contains(i.Name) ||
                (i.Kind == ItemKind.Tracepoint && words.Contains("trace_" + i.Name)))
            .Select(i => (diff.File, i.Kind, i.Name));
    }

    private static IEnumerable<(ItemKind Kind, string Name)> Items(FileDiff diff) =>
    [
        .. diff.Added.Select(a => (a.Kind, a.Name)),
        .. diff.Removed.Select(r => (r.Kind, r.Name)),
        .. diff.Renamed.Select(r => (r.Diff.Kind, r.To)),
        .. diff.Changed.Select(c => (c.Kind, c.Name)),
    ];

    private static bool Calls(Unit unit, ItemDiff function, string name) =>
        unit.Items.Find(i => i.Line == function.NewLine && i.Name == function.Name) is { } item &&
        Regex.IsMatch(item.Text, $@"\b{Regex.Escape(name)}\b");

    private static bool Uses(PortFile? file, ItemDiff function, string name) =>
        file?.Unit.Items.Find(i => i.Line == function.PortLine) is { } item &&
        Regex.IsMatch(string.Join('\n', file.Unit.Lines[(item.Line - 1)..item.EndLine]),
            $@"\b{Regex.Escape(name)}\b");

    [GeneratedRegex(@"[A-Za-z_]\w+")]
    private static partial Regex Word();
}
