// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Pins;

namespace Linux.Translation.Apply;

/// <summary>
/// Reads which statements of pinned functions a hunk replaces. Lines around a change are taken as
/// well until both sides are whole statements, of which the pin has the old ones at that place.
/// </summary>
/// <param name="pin">The file.</param>
/// <param name="port">The port of it.</param>
/// <param name="config">Says which arms are built.</param>
/// <param name="hunk">The hunk.</param>
/// <param name="line">The line after for one before.</param>
internal sealed partial class HunkReader(
    Pin pin, Reference.CSharp.PortFile port, KernelConfig config, PinnedHunk hunk,
    Func<int, int> line)
{
    /// <summary>What it changes, in order.</summary>
    /// <param name="notes">Told what is not ported.</param>
    /// <exception cref="ReferenceException">It does not hold all that changed.</exception>
    public IEnumerable<HunkChange> Read(List<string> notes)
    {
        var taken = 0;
        for (var at = 0; at < hunk.Lines.Count; at++)
        {
            var end = at;
            while (end < hunk.Lines.Count && hunk.Lines[end][0] != ' ')
                end++;
            if (end > at && Enumerable.Range(at, end - at)
                .Any(i => !PinnedHunk.IsComment(hunk.Lines[i][1..])))
            {
                if (Change(taken, at, ref end, notes) is { } change)
                {
                    if (!change.IsSame)
                        yield return change;
                }
                taken = end;
            }
            at = Math.Max(at, end - 1);
        }
    }

    private HunkChange? Change(int free, int at, ref int end, List<string> notes)
    {
        var (from, to) = (hunk.OldLine(at), hunk.OldLine(end));
        var item = pin.Items.Find(i => i.Kind == ItemKind.Function && i.Off is null &&
            i.Line <= Math.Min(from, to - 1) && from <= i.EndLine && to - 1 <= i.EndLine) ??
            throw Needs(from, "it changes what stands outside of functions");
        if (Reference.Diff.ItemComparer.Ported(item, port) is not { } ported)
        {
            notes.Add($"{pin.File}:{line(from)}: {item.Name} is not ported");
            return null;
        }
        foreach (var read in new[] { Whole, Head })
        {
            for (var more = 0; more <= hunk.Lines.Count; more++)
            {
                for (var up = 0; up <= more; up++)
                {
                    var (a, b) = (at - up, end + more - up);
                    if (a < free || b > hunk.Lines.Count || Cuts(a) || Cuts(b) ||
                        read(item, ported, a, b) is not { } change)
                        continue;
                    end = b;
                    return change;
                }
            }
        }
        throw Needs(from, $"it shows less of {item.Name}() than what changes with it");
    }

    // Whether a place is inside a run of lines that change.
    private bool Cuts(int at) => at > 0 && at < hunk.Lines.Count &&
        hunk.Lines[at - 1][0] != ' ' && hunk.Lines[at][0] != ' ';

    private HunkChange? Whole(PinItem item, Item ported, int a, int b) =>
        Made(item, ported, a, b, hunk.Old(a, b), hunk.New(a, b), false);

    // The head of a statement whose body the hunk does not show to its end.
    private HunkChange? Head(PinItem item, Item ported, int a, int b)
    {
        var before = Around().Match(string.Join('\n', hunk.Old(a, b)));
        var after = Around().Match(string.Join('\n', hunk.New(a, b)));
        return before.Success && after.Success && before.Groups[1].Value == after.Groups[1].Value &&
            before.Groups[3].Value == after.Groups[3].Value
            ? Made(item, ported, a, b, [before.Groups[2].Value + " { }"],
                [after.Groups[2].Value + " { }"], true)
            : null;
    }

    private HunkChange? Made(
        PinItem item, Item ported, int a, int b, List<string> before, List<string> after,
        bool isHead)
    {
        var (from, end) = (hunk.OldLine(a), hunk.OldLine(b));
        var first = item.Statements.FindIndex(s => s.Line >= from && s.Line < end);
        if (first < 0)
            return null;
        var range = item.Statements.Skip(first).TakeWhile(s => s.Line >= from && s.Line < end)
            .ToList();
        var prefix = range.MinBy(s => s.Place.Length)!.Place;
        if (item.Statements.Count(s => s.EndLine >= from && s.Line < end) != range.Count ||
            range.Exists(s => s.EndLine >= end || s.Off ||
                !s.Place.StartsWith(prefix, StringComparison.Ordinal)))
            return null;
        // What stands below it and belongs to it has to be seen, but for a head.
        var next = item.Statements.ElementAtOrDefault(first + range.Count);
        var holds = next?.Place.Length > prefix.Length &&
            next.Place.StartsWith(prefix, StringComparison.Ordinal);
        if (isHead ? range.Count != 1 : holds)
            return null;
        return Parse(item.Name, ported, before, from) is ({ } old, _) &&
            Parse(item.Name, ported, after, line(from)) is ({ } now, { } unit) &&
            range.Select(s => $"{s.Place}:{s.Exact}").SequenceEqual(old.Statements
                .Select(s => $"{prefix}{s.Place}:{Pinner.Hash(s.Exact)}")) &&
            (isHead ? now.Statements.Count == 1 : now.Shape.Count > 0)
            ? new(item, first, range.Count, now, unit, isHead)
            : null;
    }

    private (Item?, Unit?) Parse(string name, Item ported, List<string> lines, int first)
    {
        if (lines.Exists(l => l.TrimStart().StartsWith('#')))
            return default;
        var unit = CReader.Read(pin.File, new string('\n', Math.Max(first - 2, 0)) +
            $"void {name}(void) {{\n{string.Join('\n', lines)}\n}}\n", config);
        if (unit.Notes.Count > 0 || unit.Items is not [{ Kind: ItemKind.Function } item])
            return default;
        foreach (var (variable, type) in ported.Scope.Types)
            item.Scope.Types.TryAdd(variable, type);
        item.Scope.Result = ported.Scope.Result;
        item.Scope.Methods = ported.Scope.Methods;
        return (item, unit);
    }

    private ReferenceException Needs(int at, string why) => new(
        $"{pin.File}:{at}: the hunk alone does not do, as {why}: give the tree that it is for " +
        "with --base DIR, or get one with kernel-ref/fetch");

    [GeneratedRegex(@"^(\s*(?:\}\s*)?(?:else\s+)?)(\w.*\))(\s*\{?\s*)$", RegexOptions.Singleline)]
    private static partial Regex Around();
}
