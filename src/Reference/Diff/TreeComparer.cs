using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;

namespace Linux.Reference.Diff;

/// <summary>
/// Compares pins with another tree, C against C, and finds the lines of the port.
/// </summary>
public static class TreeComparer
{
    private const double Similar = 0.6;

    /// <summary>Compares every pin with the file of the same path.</summary>
    /// <exception cref="ReferenceException">The tree has none of the files.</exception>
    public static TreeDiff Compare(
        IReadOnlyList<Pin> pins, SourceTree tree, KernelConfig config, IReadOnlyList<PortFile> port)
    {
        var texts = pins.Select(p => (Pin: p, Text: tree.Read(p.File))).ToList();
        if (texts.TrueForAll(t => t.Text is null))
            throw new ReferenceException($"{tree.Name} has none of the {pins.Count} pinned files");
        var files = texts.Where(t => t.Text is not null).AsParallel().AsOrdered()
            .Select(t => Compare(t.Pin, CReader.Read(t.Pin.File, t.Text!, config),
                port.FirstOrDefault(f => f.Path == PortTree.PathOf(t.Pin.File))))
            .ToList();
        return new(tree.Name, tree.Version, files,
            [.. texts.Where(t => t.Text is null).Select(t => t.Pin.File)]);
    }

    /// <summary>Compares a pin with a file that was read.</summary>
    public static FileDiff Compare(Pin pin, Unit unit, PortFile? port)
    {
        var changed = new List<ItemDiff>();
        var removed = new List<PinItem>();
        var added = new List<Item>();
        var names = pin.Items.Select(i => (i.Kind, i.Name))
            .Union(unit.Items.Select(i => (i.Kind, i.Name))).Distinct();
        var olds = pin.Items.ToLookup(i => (i.Kind, i.Name));
        var news = unit.Items.ToLookup(i => (i.Kind, i.Name));
        foreach (var name in names)
        {
            if (pin.Partial && !olds.Contains(name))
                continue;
            var left = olds[name].ToList();
            var right = news[name].Where(i => !pin.Partial || i.Off is null).ToList();
            // Two arms may define one name: those that are equal first, then in order.
            foreach (var old in left.ToList())
            {
                var twin = right.FindIndex(i => Pinner.Hash(i.Text) == old.Text);
                if (twin < 0)
                    continue;
                left.Remove(old);
                right.RemoveAt(twin);
            }
            foreach (var (old, item) in left.Zip(right))
                changed.Add(ItemComparer.Compare(old, item, unit, port));
            removed.AddRange(left.Skip(right.Count));
            added.AddRange(right.Skip(left.Count));
        }
        var renamed = Renames(removed, added, unit, port);
        return new(pin.File, PortTree.PathOf(pin.File),
            [.. added.OrderBy(i => i.Line).Select(i =>
                new ItemName(i.Kind, i.Name, i.Line, i.EndLine,
                Before(i, unit, port), i.Off))],
            [.. removed.OrderBy(i => i.Line).Select(i =>
                new ItemName(i.Kind, i.Name, i.Line, i.EndLine,
                ItemComparer.Ported(i, port)?.Line ?? 0, i.Off))],
            renamed, [.. changed.OrderBy(i => i.NewLine)]);
    }

    /// <summary>The line of the port after which a new item belongs.</summary>
    private static int Before(Item item, Unit unit, PortFile? port)
    {
        var before = unit.Items.Where(i => i.EndLine < item.Line).Reverse().Select(i =>
            port?.Unit.Items.LastOrDefault(p => p.Name == i.Name)).FirstOrDefault(p =>
                p is not null);
        return before?.EndLine ?? 1;
    }

    private static List<Rename> Renames(
        List<PinItem> removed, List<Item> added, Unit unit, PortFile? port)
    {
        var pairs =
            from old in removed
            from item in added
            where old.Kind == item.Kind && old.Kind is ItemKind.Function or ItemKind.Struct
            let likeness = Likeness(old, item)
            where likeness >= Similar
            orderby likeness descending, old.Line, item.Line
            select (old, item, likeness);
        var found = new List<Rename>();
        foreach (var (old, item, likeness) in pairs.ToList())
        {
            if (!removed.Contains(old) || !added.Contains(item))
                continue;
            removed.Remove(old);
            added.Remove(item);
            found.Add(new(old.Name, item.Name, (int)(likeness * 100),
                ItemComparer.Compare(old, item, unit, port)));
        }
        return found;
    }

    private static double Likeness(PinItem old, Item item)
    {
        var left = old.Statements.Select(s => s.Exact).ToList();
        var right = item.Statements.Select(s => Pinner.Hash(s.Exact)).ToList();
        if (left.Count == 0 || right.Count == 0)
            return 0;
        var body = 2.0 * Alignment.Match(left, right).Count / (left.Count + right.Count);
        // Small bodies are alike by chance, so their names have to be alike as well.
        return Math.Min(left.Count, right.Count) >= 4 || NameLikeness(old.Name, item.Name) >= 0.5
            ? body
            : 0;
    }

    private static double NameLikeness(string a, string b)
    {
        var left = a.Split('_', StringSplitOptions.RemoveEmptyEntries);
        var right = b.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return 2.0 * left.Intersect(right).Count() / (left.Length + right.Length);
    }
}
