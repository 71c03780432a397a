// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Reference.CSharp;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;

namespace Linux.Reference.Diff;

/// <summary>Lines a pinned item up with the new C text and with the port.</summary>
internal static class ItemComparer
{
    private const int Longest = 160;

    /// <summary>The port of a pinned item, or null.</summary>
    public static Item? Ported(PinItem item, PortFile? port)
    {
        if (item.Off is not null)
            return null;
        var found = port?.Unit.Items.Where(i => i.Name == item.Name ||
            (i.Kind == ItemKind.Enum && item.Kind == ItemKind.Enum && i.Statements.Count > 0 &&
             item.Name == $"enum {i.Statements[0].Tree.Text}")).ToList();
        return found is null or [] ? null
            : found.Count == 1 ? found[0]
            : found.OrderByDescending(i =>
                FidelityMeter.Compare(item, i, port!).Counts.InOrder).First();
    }

    /// <summary>The difference between a pinned item and the new one.</summary>
    public static ItemDiff Compare(PinItem old, Item item, Unit unit, PortFile? port)
    {
        var ported = Ported(old, port);
        var arm = (old.Off, item.Off) switch
        {
            (null, not null) => ArmChange.NoLongerBuilt,
            (not null, null) => ArmChange.NowBuilt,
            var (a, b) => a == b ? ArmChange.None : ArmChange.OtherCondition,
        };
        // A new name alone is no other signature.
        var signature = item.Name == old.Name ? item.Signature : string.Join(' ',
            item.Signature.Split(' ').Select(w => w == item.Name ? old.Name : w));
        var attributes = item.Attributes.Length == 0 ? "" : Pinner.Hash(item.Attributes);
        var listed = old.Signature.Length > 0;
        return new(old.Kind, old.Name, old.Line, item.Line, ported?.Line ?? 0,
            listed && Pinner.Hash(signature) != old.Signature,
            listed && attributes != old.Attributes, arm, item.Off,
            listed && item.Kind <= ItemKind.Tracepoint
                ? Rows(old, item, unit, ported, port)
                : Whole(old, item, ported));
    }

    // Of other text the pin has one hash, so all of it is one row.
    private static List<DiffRow> Whole(PinItem old, Item item, Item? ported) =>
        Pinner.Hash(item.Text) == old.Text ? []
            : [new(RowKind.Changed, item.Line, Short(item.Text), [],
            ported?.Line ?? 0, "", item.Off)];

    private static string Short(string text) =>
        text.Length <= Longest ? text : text[..(Longest - 3)] + "...";

    /// <summary>For each statement of the pin the index of the port's that matches it.</summary>
    private static Dictionary<int, int> PortLines(PinItem old, Item ported)
    {
        var left = old.Statements.Select(s => s.Off ? "off" : $"{s.Place}:{s.Canonical}").ToList();
        var right = ported.Statements.Select(s =>
        {
            var tree = old.Kind == ItemKind.Macro ? CMacros.Tree(s.Tree) : s.Tree;
            var made = Pinner.Make(s with { Tree = tree }, ported.Scope, Side.CSharp);
            return $"{made.Place}:{made.Canonical}";
        }).ToList();
        return Alignment.Match(left, right).ToDictionary(p => p.Left, p => p.Right);
    }

    private static List<DiffRow> Rows(
        PinItem old, Item item, Unit unit, Item? ported, PortFile? port)
    {
        // Of an item that is off as a whole, no statement is off by itself.
        var off = old.Off is null && item.Off is null;
        var left = old.Statements.Select(s =>
            new StatementKey(s.Exact, s.Place, off && s.Off)).ToList();
        var right = item.Statements.Select(s =>
            new StatementKey(Pinner.Hash(s.Exact), s.Place, off && s.Off is not null)).ToList();
        var rows = new RowList(item, unit, ported, port?.Unit,
            ported is null ? [] : PortLines(old, ported));
        var (i, j) = (0, 0);
        foreach (var (a, b) in StatementAlignment.Match(left, right)
            .Append((left.Count, right.Count)))
        {
            // In a gap, what has the same nesting stands for each other.
            foreach (var (c, d) in Alignment.Match(
                [.. left[i..a].Select(s => s.Place)], [.. right[j..b].Select(s => s.Place)])
                .Select(p => (p.Left + i, p.Right + j)).ToList().Append((a, b)))
            {
                for (; i < c; i++)
                    rows.Removed(i);
                for (; j < d; j++)
                    rows.Added(j);
                if (c < a)
                    rows.Both(RowKind.Changed, i++, j++);
            }
            if (a < left.Count && b < right.Count)
                rows.Both(KindOf(left[a], right[b]), i++, j++);
        }
        return rows.Rows;
    }

    private static RowKind KindOf(StatementKey old, StatementKey now) =>
        old.Off != now.Off ? (now.Off ? RowKind.NoLongerBuilt : RowKind.NowBuilt)
        : old.Place != now.Place ? RowKind.Renested
        : RowKind.Same;
}
