// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;

namespace Linux.Translation.Apply;

/// <summary>A file of C that the port is to follow.</summary>
/// <param name="Pin">What was ported.</param>
/// <param name="Text">Its text as it is to be.</param>
/// <param name="Unit">The same, read.</param>
/// <param name="Touched">What of it a patch changes; null for all.</param>
/// <param name="Left">What of it the port does not follow.</param>
internal sealed record Followed(
    Pin Pin, string Text, Unit Unit, Touched? Touched, LeftItems Left)
{
    /// <summary>What it was: the file of the patch's tree, or what was ported.</summary>
    public Pin From => Touched?.Origin ?? Pin;

    /// <summary>What goes from one of the followed files to another.</summary>
    public MovedItems? Moved { get; init; }

    /// <summary>The functions of the port that C changes, by the names that they have.</summary>
    public HashSet<string> Changes(Workspace workspace) =>
        Diff(workspace, out _) is { } diff
            ? [.. diff.Changed.Select(c => c.Name), .. diff.Renamed.Select(r => r.From)] : [];

    /// <summary>What is to be followed of it, or null for nothing.</summary>
    /// <param name="workspace">The repository, whose lines the difference has.</param>
    /// <param name="file">The port's file, or null if there is none.</param>
    public FileDiff? Diff(Workspace workspace, out PortFile? file)
    {
        var path = PortTree.PathOf(Pin.File);
        file = workspace.Port.FirstOrDefault(f => f.Path == path);
        if (Touched is { Any: false })
            return null;
        var diff = Left.Without(BuiltArms.Of(
            FileComparer.Compare(From, Unit, file), Unit, file, workspace.NotPorted()));
        return diff.Any ? diff : null;
    }
}

/// <summary>Keeps pins and the list of what is left out in step with the port.</summary>
internal static class PinEdits
{
    /// <summary>The port as it is to be, read.</summary>
    public static List<PortFile> Port(Workspace workspace, IReadOnlyList<FileEdit> files) =>
        PortReader.Read(workspace.Port.Select(f => (f.Path,
            files.FirstOrDefault(e => e.Path == f.Path)?.After ??
                workspace.Read(f.Path)!)));

    /// <summary>The pins of all that the C has.</summary>
    /// <param name="units">The C.</param>
    /// <param name="tree">Where it is from.</param>
    /// <param name="port">What the port has decides what a pin of a part lists.</param>
    public static List<(Followed Unit, Pin Pin)> Pins(
        IReadOnlyList<Followed> units, SourceTree tree, IReadOnlyList<PortFile> port) =>
        [.. units.Select(u => (u, Pinner.Make(u.Unit, u.Text, tree.Name, tree.Version,
            u.Pin.Level, PinScope.Names(u.Pin.File, port))))];

    /// <summary>The edits of kernel-ref that go with edits of the port.</summary>
    public static IEnumerable<FileEdit> Of(
        Workspace workspace, IReadOnlyList<(Followed Unit, Pin Pin)> units)
    {
        foreach (var ((pin, _, _, touched, left), all) in units)
        {
            var made = left.Merge(pin, all);
            var path = Path.Combine("kernel-ref", "pins", PinFile.NameOf(pin.File));
            var after = PinFile.Write(touched is { IsAll: false } ? Merge(pin, made, touched)
                : made);
            var before = workspace.Read(path.Replace('\\', '/'))!;
            if (after != before)
                yield return new(path.Replace('\\', '/'), before, after);
        }
        var list = Path.Combine("kernel-ref", "not-ported.json");
        var old = workspace.Read(list.Replace('\\', '/'))!;
        var kept = old;
        foreach (var ((pin, _, unit, _, left), made) in units)
        {
            foreach (var (name, reason) in left.Absent(pin, made))
                kept = NotPortedList.With(kept, pin.File, name, reason);
            foreach (var gone in workspace.NotPorted().Entries.Where(e => e.File == pin.File &&
                         !unit.Items.Exists(i => i.Name == e.Name && i.Off is null)))
                kept = NotPortedList.Without(kept, gone.File, gone.Name);
        }
        if (kept != old)
            yield return new(list.Replace('\\', '/'), old, kept);
    }

    // What the patch did not touch is still what was ported before.
    private static Pin Merge(Pin old, Pin made, Touched touched) => new()
    {
        File = old.File,
        Source = old.Source,
        Version = old.Version,
        Sha256 = old.Sha256,
        Level = old.Level,
        Text = Pinner.Hash($"{old.Text} {made.Text}"),
        Items = Pinner.Sort(old.Items.Where(i => !touched.Has(i.Kind, i.Name))
            .Concat(made.Items.Where(i => touched.Has(i.Kind, i.Name)))),
    };
}
