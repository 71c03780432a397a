// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Pins;

/// <summary>
/// What a file has that its pin does not list. Where the port has code of its own under a few of
/// a file's names, all the other text of the file is one item, known by its hash.
/// </summary>
public static class Rest
{
    /// <summary>The name of that item.</summary>
    public const string Name = "(the rest of it)";

    /// <summary>The listed items, and one for all others.</summary>
    internal static List<Item> Fold(Unit unit, Func<Item, bool> listed)
    {
        var found = unit.Items.Where(listed).ToList();
        found.Add(new()
        {
            Kind = ItemKind.Other,
            Name = Name,
            Line = unit.Lines.Length,
            EndLine = unit.Lines.Length,
            Text = string.Join('\n', unit.Items.Where(i => !listed(i)).Select(i => i.Text)),
        });
        return found;
    }

    /// <summary>The items of a file in the form that its pin has.</summary>
    internal static List<Item> Like(Pin pin, Unit unit)
    {
        if (!pin.Items.Exists(i => i.Name == Name))
            return unit.Items;
        var names = pin.Items.Select(i => (i.Kind, i.Name)).ToHashSet();
        var built = unit.Items.Where(i => i.Off is null).Select(i => (i.Kind, i.Name)).ToHashSet();
        return Fold(unit, i => names.Contains((i.Kind, i.Name)) &&
            (i.Off is null || !built.Contains((i.Kind, i.Name))));
    }
}
