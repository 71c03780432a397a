// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Diff;
using Linux.Reference.Pins;

namespace Linux.Translation.Apply;

/// <summary>
/// What a patch itself changes of a file: the tree that it is for may differ from what was ported,
/// and that is not the patch's doing.
/// </summary>
internal sealed class Touched
{
    private readonly HashSet<(ItemKind Kind, string Name)> _items;
    private readonly HashSet<(ItemKind Kind, string Name)> _others;
    private readonly string _file;
    private readonly string _origin;

    private Touched(
        string file, string origin, IEnumerable<(ItemKind, string)> items,
        IEnumerable<(ItemKind, string)> others)
    {
        _file = file;
        _origin = origin;
        _items = [.. items];
        _others = [.. others];
    }

    /// <summary>Whether the file's tokens differ at all from those of the patch's tree.</summary>
    public bool Any { get; private init; }

    /// <summary>Whether the tree that the patch is for is what was ported.</summary>
    public bool IsAll => _others.Count == 0;

    /// <summary>Compares a file with the one that the patch is for.</summary>
    public static Touched Of(Pin pin, Unit unit, SourceTree origin, KernelConfig config)
    {
        var text = origin.Read(pin.File) ?? "";
        var old = CReader.Read(pin.File, text, config);
        var diff = FileComparer.Compare(
            Pinner.Make(old, text, origin.Name, origin.Version), unit, null);
        var others = Pinner.Sha256(text) == pin.Sha256
            ? []
            : Names(FileComparer.Compare(pin, old, null));
        return new(pin.File, origin.Name, Names(diff), others) { Any = diff.Any };
    }

    /// <summary>Whether the patch changes the item.</summary>
    public bool Has(ItemKind kind, string name) => _items.Contains((kind, name));

    /// <summary>The part of a difference from the pin that the patch makes.</summary>
    public FileDiff Only(FileDiff diff) => diff with
    {
        Added = [.. diff.Added.Where(Has)],
        Removed = [.. diff.Removed.Where(Has)],
        Renamed = [.. diff.Renamed.Where(r => Has(r.Diff.Kind, r.To))],
        Changed = [.. diff.Changed.Where(c => Has(c.Kind, c.Name))],
        Reordered = [.. diff.Reordered.Where(Has)],
    };

    /// <summary>What comes along because the patch's tree has it, and the port not.</summary>
    public IEnumerable<string> Notes(FileDiff diff) => diff.Changed
        .Where(c => Has(c.Kind, c.Name) && _others.Contains((c.Kind, c.Name)))
        .Select(c => $"{_file}:{c.NewLine}: {c.Name} of {_origin} is another one than was " +
            "ported; the port takes that along");

    private bool Has(ItemName item) => Has(item.Kind, item.Name);

    private static IEnumerable<(ItemKind, string)> Names(FileDiff diff) =>
    [
        .. diff.Added.Select(a => (a.Kind, a.Name)),
        .. diff.Removed.Select(r => (r.Kind, r.Name)),
        .. diff.Renamed.SelectMany(r => new[] { (r.Diff.Kind, r.From), (r.Diff.Kind, r.To) }),
        .. diff.Changed.Select(c => (c.Kind, c.Name)),
        .. diff.Reordered.Select(r => (r.Kind, r.Name)),
    ];
}
