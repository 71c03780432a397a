// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;

namespace Linux.Reference.Diff;

/// <summary>
/// The items of a pin beside those of a file: which belong together, and which are alone. Two arms
/// may define one name: first those that are the same, then those that are built, then the rest.
/// </summary>
internal sealed class Sides
{
    private readonly HashSet<Item> _inOrder = [];

    public Sides(Pin pin, List<Item> items)
    {
        var pairs = Alignment.Match([.. pin.Items.Select(i => $"{i.Kind} {i.Name}")],
            [.. items.Select(i => $"{i.Kind} {i.Name}")]);
        _inOrder.UnionWith(pairs.Select(p => items[p.Right]));
        // Lines such as #endif have no name of their own: their order tells them apart.
        foreach (var (left, right) in pairs)
        {
            if (pin.Items[left].Kind == ItemKind.Directive &&
                pin.Items[left].Text != Pinner.Hash(items[right].Text))
                Changed.Add((pin.Items[left], items[right]));
        }
        var known = pairs.Select(p => p.Left).ToHashSet();
        Removed.AddRange(pin.Items.Where((i, at) =>
            i.Kind == ItemKind.Directive && !known.Contains(at)));
        Added.AddRange(items.Where(i =>
            i.Kind == ItemKind.Directive && !_inOrder.Contains(i)));
        var olds = pin.Items.Where(i => i.Kind != ItemKind.Directive)
            .ToLookup(i => (i.Kind, i.Name));
        var news = items.Where(i => i.Kind != ItemKind.Directive)
            .ToLookup(i => (i.Kind, i.Name));
        foreach (var key in olds.Select(g => g.Key).Union(news.Select(g => g.Key)))
            Name([.. olds[key]], [.. news[key]]);
    }

    /// <summary>Items that are in both and differ.</summary>
    public List<(PinItem Old, Item Now)> Changed { get; } = [];
    /// <summary>Items that the pin alone has.</summary>
    public List<PinItem> Removed { get; } = [];
    /// <summary>Items that the file alone has.</summary>
    public List<Item> Added { get; } = [];
    /// <summary>Items that stand in another order.</summary>
    public List<Item> Reordered { get; } = [];

    private void Name(List<PinItem> left, List<Item> right)
    {
        var both = Math.Min(left.Count, right.Count);
        if (right.Count(_inOrder.Contains) < both)
            Reordered.Add(right.First(i => !_inOrder.Contains(i)));
        Pair(left, right, (a, b) => IsSame(a, b) && a.Off == b.Off);
        Pair(left, right, (a, b) => a.Off is null && b.Off is null);
        Pair(left, right, IsSame);
        Pair(left, right, (a, b) => a.Off is null == b.Off is null);
        Pair(left, right, (_, _) => true);
        Removed.AddRange(left);
        Added.AddRange(right);
    }

    private void Pair(List<PinItem> left, List<Item> right, Func<PinItem, Item, bool> fit)
    {
        foreach (var old in left.ToList())
        {
            var at = right.FindIndex(b => fit(old, b));
            if (at < 0)
                continue;
            var now = right[at];
            if (!IsSame(old, now) || old.Off != now.Off)
                Changed.Add((old, now));
            left.Remove(old);
            right.RemoveAt(at);
        }
    }

    // What a hunk changed is pinned by its statements alone.
    private static bool IsSame(PinItem old, Item now) => old.Text.Length > 0
        ? old.Text == Pinner.Hash(now.Text)
        : old.Signature == Pinner.Hash(now.Signature) &&
            old.Statements.Select(s => (s.Place, s.Exact, s.Off)).SequenceEqual(
                now.Statements.Select(s => (s.Place, Pinner.Hash(s.Exact), s.Off is not null)));
}
