// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;
using Linux.Translation.Port;

namespace Linux.Translation.Apply;

/// <summary>
/// Reads what was written for C again, by the rules that compare any port with its C: a statement
/// that has become another one is a mistake of the translation, and is refused.
/// </summary>
internal static class Validation
{
    /// <summary>Statements of changed functions whose forms are not those of C.</summary>
    /// <param name="workspace">The repository before.</param>
    /// <param name="units">The C, with the pins that it is to have.</param>
    /// <param name="port">The port after.</param>
    public static List<TranslationProblem> Of(
        Workspace workspace, IEnumerable<(Followed Unit, Pin Pin)> units,
        IReadOnlyList<PortFile> port)
    {
        var problems = new List<TranslationProblem>();
        foreach (var (unit, pin) in units.Where(u => u.Pin.Level != PinLevel.Names))
        {
            var path = PortTree.PathOf(pin.File);
            var file = port.FirstOrDefault(f => f.Path == path);
            var before = workspace.Port.FirstOrDefault(f => f.Path == path);
            if (file is null || before is null || unit.Diff(workspace, out _) is not { } diff)
                continue;
            var names = diff.Changed.Select(c => (c.Kind, From: c.Name, To: c.Name))
                .Concat(diff.Renamed.Select(r => (r.Diff.Kind, r.From, r.To)))
                .Concat(diff.Added.Select(a => (a.Kind, From: "", To: a.Name)));
            problems.AddRange(names.Where(n => n.Kind is ItemKind.Function).Select(n =>
                Function(unit.From, n.From, before, pin, n.To, file)).OfType<TranslationProblem>());
        }
        return problems;
    }

    /// <summary>Where a function of the port is less what C says than it was, or null.</summary>
    public static TranslationProblem? Function(
        Pin was, string from, PortFile before, Pin pin, string to, PortFile after)
    {
        var bad = Bad(pin, ItemKind.Function, to, after);
        var known = Bad(was, ItemKind.Function, from, before).Count;
        // What has a newer name in the port is no mistake.
        return bad.Count(d => !Renamed.IsIn(d.PortText)) > known + bad.Count(d =>
            Renamed.IsIn(d.PortText)) ? Problem(pin, ItemKind.Function, to, bad) : null;
    }

    private static List<Deviation> Bad(Pin pin, ItemKind kind, string name, PortFile file) =>
        Item(pin, kind, name) is { } item && ItemComparer.Ported(item, file) is { } ported
            ? [.. FidelityMeter.Compare(item, ported, file).Deviations.Where(d =>
                d.Fate is Fate.Missing or Fate.Extra or Fate.Moved)]
            : [];

    private static PinItem? Item(Pin pin, ItemKind kind, string name) =>
        pin.Items.Find(i => i.Kind == kind && i.Name == name && i.Off is null);

    private static TranslationProblem Problem(
        Pin pin, ItemKind kind, string name, List<Deviation> bad)
    {
        var line = bad.Select(d => d.UpstreamLine).FirstOrDefault(l => l > 0);
        var text = bad.Select(d => d.PortText).FirstOrDefault(t => t.Length > 0);
        return new(pin.File, line > 0 ? line : Item(pin, kind, name)!.Line,
            $"the translation of {name}() is not what C says here" +
            (text is null ? "" : $", but `{text}`"));
    }
}
