// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Pins;

namespace Linux.Reference.Diff;

/// <summary>A pin, and the file of that path in another tree, if there is one.</summary>
internal sealed record ComparedFile(Pin Pin, Unit? Unit, PortFile? Port, FileDiff Diff);

/// <summary>
/// Compares pins with another tree, C against C, and finds the lines of the port.
/// </summary>
public static class TreeComparer
{
    /// <summary>Compares every pin with the file of the same path.</summary>
    /// <param name="pins">What to compare with.</param>
    /// <param name="tree">The other tree.</param>
    /// <param name="config">Which arms are built.</param>
    /// <param name="port">The port, for its lines.</param>
    /// <param name="against">What to call what it is compared with.</param>
    /// <param name="notCompared">What is not looked at, for the report.</param>
    /// <exception cref="ReferenceException">The tree has none of the files.</exception>
    public static TreeDiff Compare(
        IReadOnlyList<Pin> pins, SourceTree tree, KernelConfig config, IReadOnlyList<PortFile> port,
        string against = "", IReadOnlyList<string>? notCompared = null)
    {
        tree.Prepare(pins.Select(p => p.File));
        var texts = pins.Select(p => (Pin: p, Text: tree.Read(p.File))).ToList();
        var neither = texts.Where(t => t.Text is null && t.Pin.Items.Count == 0)
            .Select(t => $"{t.Pin.File}: in neither").ToList();
        if (texts.TrueForAll(t => t.Text is null &&
                RenamedFiles.Find(t.Pin, pins, tree, config) is null))
            throw new ReferenceException($"{tree.Name} has none of the {pins.Count} pinned files");
        var ports = port.ToDictionary(f => f.Path);
        var files = texts.Where(t => t.Text is not null || t.Pin.Items.Count > 0)
            .AsParallel().AsOrdered().Select(t =>
        {
            var unit = t.Text is null ? null : CReader.Read(t.Pin.File, t.Text, config);
            var ported = ports.GetValueOrDefault(PortTree.PathOf(t.Pin.File));
            return new ComparedFile(t.Pin, unit, ported, unit is null
                ? FileComparer.Gone(t.Pin, ported)
                : FileComparer.Compare(t.Pin, unit, ported));
        }).ToList();
        var (moved, rest) = new Moves(files, tree, config).Find();
        return new(tree.Name, tree.Version, against, rest, moved,
            [.. neither, .. notCompared ?? []]);
    }

    /// <summary>
    /// Pins of another tree in place of <paramref name="pins"/>, so that two trees are compared
    /// with each other. A file that the tree has not is a pin with nothing in it.
    /// </summary>
    public static IReadOnlyList<Pin> PinsOf(
        SourceTree tree, IReadOnlyList<Pin> pins, KernelConfig config,
        IReadOnlyList<PortFile> port)
    {
        tree.Prepare(pins.Select(p => p.File));
        return [.. pins.AsParallel().AsOrdered().Select(p => tree.Read(p.File) is { } text
            ? Pinner.Make(CReader.Read(p.File, text, config), text, tree.Name, tree.Version,
                p.Level == PinLevel.Names ? PinLevel.Part : p.Level, PinScope.Names(p.File, port))
            : new Pin
            {
                File = p.File,
                Source = tree.Name,
                Version = tree.Version,
                Sha256 = "",
                Level = p.Level,
                Text = "",
                Items = [],
            })];
    }
}
