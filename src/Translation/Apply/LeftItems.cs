// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Pins;

namespace Linux.Translation.Apply;

/// <summary>
/// Items of a tree that the port cannot follow, with the reason: they stay what they were, in the
/// port and in its pins, and all else goes on.
/// </summary>
internal sealed class LeftItems
{
    private readonly Dictionary<(string File, ItemKind Kind, string Name), TranslationProblem>
        _items = [];

    /// <summary>Whether anything is.</summary>
    public bool Any => _items.Count > 0;

    /// <summary>What was found of them, in order of files and lines.</summary>
    public IEnumerable<TranslationProblem> Problems => _items.Values.Distinct()
        .OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line);

    /// <summary>Leaves an item; whether it was not left before.</summary>
    public bool Add(string file, ItemKind kind, string name, TranslationProblem why) =>
        _items.TryAdd((file, kind, name), why);

    /// <summary>Why an item is left, or null if it is not.</summary>
    public TranslationProblem? Why(string file, ItemKind kind, string name) =>
        _items.GetValueOrDefault((file, kind, name));

    /// <summary>The difference without what is left.</summary>
    public FileDiff Without(FileDiff diff) => _items.Count == 0 ? diff : diff with
    {
        Added = [.. diff.Added.Where(a => !Has(diff, a.Kind, a.Name))],
        Removed = [.. diff.Removed.Where(r => !Has(diff, r.Kind, r.Name))],
        Renamed = [.. diff.Renamed.Where(r => !Has(diff, r.Diff.Kind, r.To))],
        Changed = [.. diff.Changed.Where(c => !Has(diff, c.Kind, c.Name))],
        Reordered = [.. diff.Reordered.Where(r => !Has(diff, r.Kind, r.Name))],
    };

    /// <summary>
    /// The pin of a file in which something is left: of that what was pinned before, so that
    /// <c>port diff</c> goes on naming it.
    /// </summary>
    /// <param name="old">The pin before.</param>
    /// <param name="made">The pin of all that the C has.</param>
    public Pin Merge(Pin old, Pin made)
    {
        bool IsLeft(PinItem item) => _items.ContainsKey((made.File, item.Kind, item.Name));
        if (!_items.Keys.Any(k => k.File == made.File))
            return made;
        var before = old.Items.Where(IsLeft).ToLookup(i => (i.Kind, i.Name));
        var now = made.Items.Where(IsLeft).ToLookup(i => (i.Kind, i.Name));
        return new()
        {
            File = made.File,
            Source = made.Source,
            Version = made.Version,
            Sha256 = made.Sha256,
            Level = made.Level,
            Text = Pinner.Hash($"{old.Text} {made.Text}"),
            Items = Pinner.Sort(made.Items.Where(i => !IsLeft(i) || !before.Contains((i.Kind,
                    i.Name)) && IsNamed(made, i))
                .Concat(before.SelectMany(g => g.Select(i => At(i, now[g.Key]))))),
        };
    }

    /// <summary>New names that a whole file has and the port has not, with the reason.</summary>
    public IEnumerable<(string Name, string Reason)> Absent(Pin old, Pin made) =>
        made.Items.Where(i => i.Off is null && IsNamed(made, i) &&
            !old.Items.Exists(o => o.Kind == i.Kind && o.Name == i.Name))
            .Select(i => (i.Name, Why(made.File, i.Kind, i.Name)?.Reason))
            .Where(i => i.Reason is not null).Select(i => (i.Name, Sentence(i.Reason!))).Distinct();

    private static string Sentence(string reason) =>
        $"{char.ToUpperInvariant(reason[0])}{reason[1..]}{(reason.EndsWith('.') ? "" : ".")}";

    // What the list of names that are not ported can say.
    private static bool IsNamed(Pin pin, PinItem item) =>
        pin.Level == PinLevel.Whole && item.Kind.IsCode();

    // It stands where it stands now, so that the order of functions stays that of the tree.
    private static PinItem At(PinItem item, IEnumerable<PinItem> now) =>
        now.FirstOrDefault(n => n.Off == item.Off) is { } there
            ? item with { Line = there.Line, EndLine = there.EndLine } : item;

    private bool Has(FileDiff diff, ItemKind kind, string name) =>
        _items.ContainsKey((diff.File, kind, name));
}
