// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.CSharp;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;

namespace Linux.Reference.Diff;

/// <summary>Compares a pin with a file that was read: which items came, went and changed.</summary>
public static class FileComparer
{
    private const double Similar = 0.6;

    /// <summary>A file that is not in the tree any more.</summary>
    internal static FileDiff Gone(Pin pin, PortFile? port) =>
        new(pin.File, PortTree.PathOf(pin.File), [],
            [.. pin.Items.Where(i => i.Kind.IsCode() && i.Ported).Select(i => Name(i, port))],
            [], [])
        {
            Gone = true,
        };

    /// <summary>Compares a pin with a file that was read.</summary>
    public static FileDiff Compare(Pin pin, Unit unit, PortFile? port)
    {
        var path = PortTree.PathOf(pin.File);
        if (Pinner.Hash(unit.Text) == pin.Text)
            return new(pin.File, path, [], [], [], []);
        var sides = new Sides(pin, Rest.Like(pin, unit));
        var changed = sides.Changed.Select(p => ItemComparer.Compare(p.Old, p.Now, unit, port))
            .ToList();
        var renamed = Renames(sides.Removed, sides.Added, unit, port);
        var diff = new FileDiff(pin.File, path,
            [.. sides.Added.OrderBy(i => i.Line).Select(i => Name(i, unit, port))],
            [.. sides.Removed.OrderBy(i => i.Line).Select(i => Name(i, port))],
            renamed, [.. changed.OrderBy(i => i.NewLine)])
        {
            Reordered = [.. sides.Reordered.Select(i => Name(i, unit, port))],
            New = pin.Items.Count == 0,
            Notes = Notes(unit, [.. sides.Changed.Select(p => p.Now), .. sides.Added]),
        };
        // A pin that was made of hunks does not know the hash of the whole file.
        return diff with { Unnamed = pin.Text.Length > 0 && !diff.Any };
    }

    // What is kept as its tokens is compared as such; that is news only where it differs.
    private static List<string> Notes(Unit unit, List<Item> different) => [.. unit.Notes.Where(n =>
        !n.EndsWith("kept as its tokens", StringComparison.Ordinal) ||
        (int.TryParse(n[(unit.Path.Length + 1)..].Split(':')[0], out var line) &&
         different.Exists(i => i.Line <= line && line <= i.EndLine)))];

    private static ItemName Name(PinItem item, PortFile? port) => new(item.Kind, item.Name,
        item.Line, item.EndLine, ItemComparer.Ported(item, port)?.Line ?? 0, item.Off);

    /// <summary>An item of a file, with the line of the port that it belongs after.</summary>
    public static ItemName Name(Item item, Unit unit, PortFile? port) => new(item.Kind, item.Name,
        item.Line, item.EndLine, Before(item, unit, port), item.Off);

    /// <summary>The line of the port after which a new item belongs.</summary>
    private static int Before(Item item, Unit unit, PortFile? port)
    {
        var before = unit.Items.Where(i => i.EndLine < item.Line && i.Kind <= ItemKind.Tracepoint)
            .Reverse().Select(i => port?.Unit.Items.LastOrDefault(p => p.Name == i.Name))
            .FirstOrDefault(p => p is not null);
        return before?.EndLine ?? (port is null ? 0 : 1);
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
