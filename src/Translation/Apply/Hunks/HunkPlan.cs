// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Translation.Port;

namespace Linux.Translation.Apply;

/// <summary>
/// Plans for patches without the tree that they are for. The pins say which statements a hunk
/// stands at; what the hunks do not show stays as it is in the port.
/// </summary>
internal static class HunkPlan
{
    private const int MostPasses = 8;

    /// <summary>What the port becomes.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="patches">The patches, in order.</param>
    /// <param name="compiled">The port as it stands, where it is compiled already.</param>
    /// <exception cref="ReferenceException">The hunks do not hold all that changed.</exception>
    public static ApplyPlan Make(
        Workspace workspace, IReadOnlyList<(string Name, FilePatch Patch)> patches,
        PortCompilation? compiled)
    {
        var first = compiled ?? PortCompilation.Open(workspace.Top);
        var (port, notes) = (first, new List<string>());
        var texts = new Dictionary<string, string>();
        var missing = new List<TranslationProblem>();
        // A patch further down may show that the tree is needed, which says more than a problem.
        foreach (var (name, patch) in patches)
        {
            var now = workspace.And(texts);
            var (changes, pin) = Read(now, name, patch, notes);
            if (changes.Count == 0)
                continue;
            var (edited, problems) = Edit(now, port, pin.File, changes);
            var path = PortTree.PathOf(pin.File);
            if (edited is not null)
            {
                texts[path] = edited.Trees[path].ToString();
                texts[PinPath(pin)] = PinFile.Write(pin);
                problems.AddRange(Validate(now, workspace.And(texts), pin, changes));
                port = edited;
            }
            missing.AddRange(problems);
        }
        if (missing.Count > 0)
            return new([], missing, notes);
        return new([.. texts.Select(t => new FileEdit(t.Key, workspace.Read(t.Key)!, t.Value))
            .Where(f => f.Before != f.After)], [], notes)
        {
            Compiled = port,
        };
    }

    private static string PinPath(Pin pin) => $"kernel-ref/pins/{PinFile.NameOf(pin.File)}";

    // What a patch changes in a file, and the pin of it then.
    private static (List<HunkChange> Changes, Pin Pin) Read(
        Workspace workspace, string name, FilePatch patch, List<string> notes)
    {
        var path = patch.OldPath ?? patch.NewPath!;
        if (patch.OldPath != patch.NewPath)
            throw new ReferenceException($"{name} brings, removes or renames {path}: give the " +
                "tree that it is for with --base DIR");
        var pin = workspace.Pins.First(p => p.File == path);
        var port = workspace.Port.FirstOrDefault(f => f.Path == PortTree.PathOf(path)) ??
            throw new ReferenceException($"the port has no file of {path}");
        var hunks = new List<PinnedHunk>();
        foreach (var hunk in patch.Hunks)
        {
            hunks.Add(PinnedHunk.Find(pin, hunk, hunks.LastOrDefault()?.Shift ?? 0) ??
                throw new ReferenceException(
                    $"{name}: the pins of {pin.Source} have no place for the hunk at line " +
                    $"{hunk.OldStart} of {path}: give the tree that it is for with --base DIR"));
        }
        var shifts = hunks.SelectMany(h => h.Shifts).ToList();
        int Line(int old) => old + shifts.Where(s => s.From <= old).Sum(s => s.By);
        var changes = hunks.SelectMany(h => new HunkReader(pin, port, workspace.Config(), h, Line)
            .Read(notes)).ToList();
        return (changes, new()
        {
            File = pin.File,
            Source = pin.Source,
            Version = pin.Version,
            Sha256 = pin.Sha256,
            Level = pin.Level,
            Text = "",
            Items = Pinner.Sort(pin.Items.Select(i => HunkChange.After(
                i, [.. changes.Where(c => c.Pinned == i)], Line))),
        });
    }

    // The port with the changes, or what has no translation.
    private static (PortCompilation? Port, List<TranslationProblem> Problems) Edit(
        Workspace workspace, PortCompilation port, string file, List<HunkChange> changes)
    {
        var path = PortTree.PathOf(file);
        var own = workspace.Port.First(f => f.Path == path);
        var defaults = new HashSet<(string Path, string Function, string Variable)>();
        for (var pass = 1; ; pass++)
        {
            var problems = new List<TranslationProblem>();
            var text = port.Trees[path].ToString();
            foreach (var change in changes.AsEnumerable().Reverse())
            {
                var name = change.Pinned.Name;
                var edit = new HunkEdit(port, own, ItemComparer.Ported(change.Pinned, own)!);
                if (edit.Make(change, changes.Where(c => c.Pinned == change.Pinned &&
                        c.First < change.First), defaults.Where(d => d.Function == name)
                        .Select(d => d.Variable).ToHashSet(), problems) is var (span, code))
                    text = string.Concat(text.AsSpan(0, span.Start), code, text.AsSpan(span.End));
            }
            if (problems.Count > 0)
                return (null, problems);
            var after = port.Edit([(path, text)]);
            var errors = after.Errors(port).ToList();
            var more = errors.Select(CompileErrors.Unassigned).OfType<(string, string, string)>()
                .Where(defaults.Add).ToList().Count > 0;
            if (errors.Count == 0 || !more || pass == MostPasses)
                return (after, [.. errors.Select(e => CompileErrors.Of(e, [.. changes
                    .Select(c => (c.Pinned.Name, c.Unit, c.Code))]))]);
        }
    }

    private static IEnumerable<TranslationProblem> Validate(
        Workspace before, Workspace after, Pin pin, List<HunkChange> changes)
    {
        var path = PortTree.PathOf(pin.File);
        var (old, now) = (before.Port.First(f => f.Path == path),
            after.Port.First(f => f.Path == path));
        var was = before.Pins.First(p => p.File == pin.File);
        return changes.Select(c => c.Pinned.Name).Distinct()
            .Select(n => Validation.Function(was, n, old, pin, n, now))
            .OfType<TranslationProblem>();
    }
}
