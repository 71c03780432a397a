// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Reference.CSharp;
using Linux.Reference.Pins;

namespace Linux.Reference.Fidelity;

/// <summary>
/// Measures how much of upstream stands in the port: statement by statement, in order, by
/// canonical hash and nesting.
/// </summary>
public static class FidelityMeter
{
    /// <summary>
    /// Measures every pin against the port, but for files whose port is code of our own.
    /// </summary>
    public static FidelityReport Measure(
        IEnumerable<Pin> pins, IReadOnlyList<PortFile> port, NotPorted notPorted)
    {
        var files = pins.Where(p => p.Level != PinLevel.Names)
            .OrderBy(p => p.File, StringComparer.Ordinal)
            .AsParallel().AsOrdered().Select(p => MeasureFile(p, port, notPorted)).ToList();
        return new(files, files.Aggregate(Counts.Zero, (sum, f) => sum + f.Counts));
    }

    private static FileFidelity MeasureFile(
        Pin pin, IReadOnlyList<PortFile> port, NotPorted notPorted)
    {
        var path = PortTree.PathOf(pin.File);
        var file = port.FirstOrDefault(f => f.Path == path);
        var byName = (file?.Unit.Items ?? []).ToLookup(i => i.Name);
        var items = new List<ItemFidelity>();
        var counts = Counts.Zero;
        foreach (var item in pin.Items.Where(i => i.Ported && i.Kind.IsCode()))
        {
            if (item.Off is not null)
            {
                counts += Counts.Zero with { Off = item.Statements.Count };
                continue;
            }
            var measured = Best(item, Candidates(item, byName), file,
                notPorted.Reason(pin.File, item.Name));
            items.Add(measured);
            counts += measured.Counts;
        }
        return new(pin.File, path, items, counts, OutOfOrder(items));
    }

    private static List<string> OutOfOrder(List<ItemFidelity> items)
    {
        var upstream = items.Where(i => i.Kind == ItemKind.Function && i.PortLine > 0).ToList();
        static string Key(ItemFidelity item) => $"{item.Name} {item.UpstreamLine}";
        var kept = Alignment.Match([.. upstream.Select(Key)],
            [.. upstream.OrderBy(i => i.PortLine).Select(Key)]).Select(p => p.Left).ToHashSet();
        return [.. upstream.Where((_, at) => !kept.Contains(at)).Select(i => i.Name)];
    }

    private static IEnumerable<Item> Candidates(PinItem item, ILookup<string, Item> byName)
    {
        if (!item.Name.StartsWith("enum ", StringComparison.Ordinal))
            return byName[item.Name];
        // An enum without a name goes by its first member; it may be constants in C#.
        var first = item.Name[5..];
        var enums = byName.SelectMany(g => g).Where(i => i.Kind == ItemKind.Enum &&
            i.Statements.Count > 0 && i.Statements[0].Tree.Text == first).ToList();
        return enums.Count > 0 ? enums : Constants(byName[first].FirstOrDefault(), item, byName);
    }

    private static IEnumerable<Item> Constants(Item? first, PinItem item, ILookup<string,
        Item> byName)
    {
        if (first is not { Kind: ItemKind.Constant })
            yield break;
        var all = byName.SelectMany(g => g).Where(i =>
            i.Kind == ItemKind.Constant && i.Line >= first.Line)
            .OrderBy(i => i.Line).Take(item.Statements.Count).ToList();
        yield return new()
        {
            Kind = ItemKind.Enum,
            Name = item.Name,
            Line = first.Line,
            EndLine = all[^1].EndLine,
            Scope = first.Scope,
            Statements = [.. all.Select(c => c.Statements[0] with
            {
                Tree = new("member", c.Name, c.Statements[0].Tree.Kids),
            })],
        };
    }

    private static ItemFidelity Best(
        PinItem item, IEnumerable<Item> candidates, PortFile? file, string? notPorted) =>
        candidates.Select(c => Compare(item, c, file!))
            .OrderByDescending(m => m.Counts.InOrder).ThenBy(m => m.Counts.Extra)
            .FirstOrDefault() ?? Absent(item, notPorted);

    private static ItemFidelity Absent(PinItem item, string? notPorted)
    {
        var on = item.Statements.Where(s => !s.Off).ToList();
        var fate = notPorted is null ? Fate.Missing : Fate.NotPorted;
        return new(item.Kind, item.Name, item.Line, 0, Counts.Zero with
        {
            Statements = on.Count,
            Missing = notPorted is null ? on.Count : 0,
            NotPorted = notPorted is null ? 0 : on.Count,
            Off = item.Statements.Count - on.Count,
        }, [.. on.Select(s => new Deviation(fate, s.Line, 0, notPorted ?? "", ""))]);
    }

    private static string Key(PinStatement statement) => $"{statement.Place}:{statement.Canonical}";

    /// <summary>Measures one item against one of the port.</summary>
    public static ItemFidelity Compare(PinItem item, Item ported, PortFile file)
    {
        var upstream = item.Statements.Where(s => !s.Off).ToList();
        var port = ported.Statements.Select(s =>
            Pinner.Make(s with { Tree = As(item.Kind, s.Tree) }, ported.Scope, Side.CSharp))
                .ToList();
        var pairs = Pair(upstream, port, ported);
        var matchedUp = pairs.ToDictionary(p => p.Left, p => p.Right);
        var matchedPort = pairs.Select(p => p.Right).ToHashSet();
        var reasons = new Reasons(ported, file);
        var extras = Enumerable.Range(0, port.Count).Where(j => !matchedPort.Contains(j)).ToList();
        var deviations = new List<Deviation>();
        var left = new List<int>(extras);
        for (var i = 0; i < upstream.Count; i++)
        {
            if (matchedUp.ContainsKey(i))
                continue;
            var (from, to) = Gap(i, matchedUp, port, ported, upstream.Count);
            var twin = left.FindIndex(j => port[j].Canonical == upstream[i].Canonical);
            if (reasons.Between(from, to) is { } reason)
                deviations.Add(new(Fate.Explained, upstream[i].Line, from, reason, ""));
            else if (twin >= 0)
            {
                var at = left[twin];
                deviations.Add(new(Fate.Moved, upstream[i].Line, port[at].Line, "",
                    ported.Statements[at].Exact));
                extras.Remove(at);
                left.RemoveAt(twin);
            }
            else
                deviations.Add(new(Fate.Missing, upstream[i].Line, from, "", ""));
        }
        foreach (var j in extras)
        {
            var before = port.Take(j).Where((_, k) => matchedPort.Contains(k)).LastOrDefault();
            var after = port.Skip(j + 1).Where((_, k) =>
                matchedPort.Contains(k + j + 1)).FirstOrDefault();
            var reason = reasons.Between(before?.Line ?? 0, after?.Line ?? int.MaxValue);
            deviations.Add(new(reason is null ? Fate.Extra : Fate.ExplainedExtra, 0, port[j].Line,
                reason ?? "", ported.Statements[j].Exact));
        }
        int Count(Fate fate) => deviations.Count(d => d.Fate == fate);
        return new(item.Kind, item.Name, item.Line, ported.Line, new(
            upstream.Count, pairs.Count, Count(Fate.Missing), Count(Fate.Extra), Count(Fate.Moved),
            Count(Fate.Explained), 0, Count(Fate.ExplainedExtra),
            item.Statements.Count - upstream.Count), deviations);
    }

    // A macro's expression may be a value or a statement; a variable may be a property.
    private static Node As(ItemKind kind, Node tree) => kind switch
    {
        ItemKind.Macro => CMacros.Tree(tree),
        ItemKind.Global when tree.Kind == "constant" => new("static", tree.Text, tree.Kids),
        _ => tree,
    };

    // A function's static variables are globals in C#, where order says nothing.
    private static List<(int Left, int Right)> Pair(
        List<PinStatement> upstream, List<PinStatement> port, Item ported)
    {
        var fixedPairs = new List<(int Left, int Right)>();
        for (var j = 0; j < port.Count; j++)
        {
            var at = ported.Statements[j].Tree.Kind == "static" && ported.Kind == ItemKind.Function
                ? upstream.FindIndex(u => u.Canonical == port[j].Canonical)
                : -1;
            if (at >= 0)
                fixedPairs.Add((at, j));
        }
        var lefts = Enumerable.Range(0, upstream.Count).Except(fixedPairs.Select(p => p.Left))
            .ToList();
        var rights = Enumerable.Range(0, port.Count).Except(fixedPairs.Select(p => p.Right))
            .ToList();
        // How unions nest is for the layout to say, not for the order of fields.
        var nested = ported.Kind != ItemKind.Struct;
        string Of(PinStatement s) => nested ? Key(s) : s.Canonical;
        var rest = Alignment.Match([.. lefts.Select(i => Of(upstream[i]))],
            [.. rights.Select(j => Of(port[j]))]);
        return [.. fixedPairs, .. rest.Select(p => (lefts[p.Left], rights[p.Right]))];
    }

    /// <summary>The lines of the port between the neighbours that match.</summary>
    private static (int From, int To) Gap(
        int at, Dictionary<int, int> matched, List<PinStatement> port, Item ported, int count)
    {
        var from = ported.Line;
        for (var i = at - 1; i >= 0; i--)
        {
            if (matched.TryGetValue(i, out var right))
            {
                from = port[right].Line;
                break;
            }
        }
        for (var i = at + 1; i < count; i++)
        {
            if (matched.TryGetValue(i, out var right))
                return (from, port[right].Line);
        }
        return (from, ported.EndLine);
    }

    private sealed class Reasons
    {
        private readonly PortFile _file;
        private readonly Item _item;
        private readonly string? _whole;

        public Reasons(Item item, PortFile file)
        {
            _file = file;
            _item = item;
            // A reason directly above the item speaks for all of it.
            for (var line = item.Line - 1; line > 0; line--)
            {
                var text = file.Unit.Lines[line - 1].Trim();
                if (file.Reasons.TryGetValue(line, out var reason))
                    _whole = reason;
                else if (text.Length == 0 || text.EndsWith('}') || text.EndsWith(';'))
                    break;
            }
            // On the item's own line too, as for a constant.
            if (item.Line == item.EndLine && file.Reasons.TryGetValue(item.Line, out var own))
                _whole ??= own;
        }

        public string? Between(int from, int to)
        {
            foreach (var (line, reason) in _file.Reasons)
            {
                if (line >= Math.Max(from, _item.Line) && line <= Math.Min(to, _item.EndLine))
                    return reason;
            }
            return _whole;
        }
    }
}
