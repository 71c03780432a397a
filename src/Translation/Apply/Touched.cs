// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;

namespace Linux.Translation.Apply;

/// <summary>
/// What a patch itself changes of a file: the tree that it is for may differ from what was ported,
/// and that is not the patch's doing. A function that differs there keeps what the port has of it,
/// but for the statements that the patch changes.
/// </summary>
internal sealed class Touched
{
    private readonly HashSet<(ItemKind Kind, string Name)> _items;
    private readonly HashSet<(ItemKind Kind, string Name)> _others;

    private Touched(Pin origin, FileDiff diff, IEnumerable<(ItemKind, string)> others)
    {
        Origin = origin;
        Any = diff.Any;
        _items = [.. Names(diff)];
        _others = [.. others];
    }

    /// <summary>The file of the patch's tree, all of it.</summary>
    public Pin Origin { get; }

    /// <summary>Whether the file's tokens differ at all from those of the patch's tree.</summary>
    public bool Any { get; }

    /// <summary>Whether the tree that the patch is for is what was ported.</summary>
    public bool IsAll => _others.Count == 0;

    /// <summary>Compares a file with the one that the patch is for.</summary>
    public static Touched Of(Pin pin, Unit unit, SourceTree origin, KernelConfig config)
    {
        var text = origin.Read(pin.File) ?? "";
        var old = CReader.Read(pin.File, text, config);
        var made = Pinner.Make(old, text, origin.Name, origin.Version);
        return new(made, FileComparer.Compare(made, unit, null),
            Pinner.Sha256(text) == pin.Sha256 ? []
                : Names(FileComparer.Compare(pin, old, null)));
    }

    /// <summary>Whether the patch makes the whole of an item what it is to be.</summary>
    public bool Has(ItemKind kind, string name) =>
        _items.Contains((kind, name)) && !_others.Contains((kind, name));

    /// <summary>What stays different from the patch's tree where the patch changes it.</summary>
    public IEnumerable<string> Notes(FileDiff diff) => diff.Changed
        .Where(c => c.PortLine > 0 && _others.Contains((c.Kind, c.Name)))
        .Select(c => $"{Origin.File}:{c.NewLine}: {c.Name} of {Origin.Source} is another one " +
            "than was ported; the port gets what the patch changes in it");

    private static IEnumerable<(ItemKind, string)> Names(FileDiff diff) =>
    [
        .. diff.Added.Select(a => (a.Kind, a.Name)),
        .. diff.Removed.Select(r => (r.Kind, r.Name)),
        .. diff.Renamed.SelectMany(r => new[] { (r.Diff.Kind, r.From), (r.Diff.Kind, r.To) }),
        .. diff.Changed.Select(c => (c.Kind, c.Name)),
    ];
}
