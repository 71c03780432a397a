// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Translation.Port;

namespace Linux.Translation.Apply;

/// <summary>A file of the repository before and after.</summary>
public sealed record FileEdit(string Path, string Before, string After);

/// <summary>What the port becomes when it follows a tree.</summary>
/// <param name="Files">Files that change, ported ones, pins and the list of what is left out.</param>
/// <param name="Problems">What has no translation, or does not compile; then nothing may be
/// written.</param>
/// <param name="Notes">What a person should look at.</param>
public sealed record ApplyPlan(
    IReadOnlyList<FileEdit> Files, IReadOnlyList<TranslationProblem> Problems,
    IReadOnlyList<string> Notes)
{
    private const int MostPasses = 8;

    /// <summary>What of a whole tree the port cannot follow, and stays as it is.</summary>
    public IReadOnlyList<TranslationProblem> Left { get; init; } = [];

    /// <summary>The C that was read.</summary>
    internal IReadOnlyList<Followed> Units { get; private init; } = [];

    /// <summary>The port with the changes made, as the compiler sees it; null if none was made.
    /// </summary>
    public PortCompilation? Compiled { get; init; }

    /// <summary>Plans for the files of some pins.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="pins">The files to look at.</param>
    /// <param name="tree">What to follow.</param>
    /// <param name="origin">What the tree was before patches were put on it, so that only what
    /// they change is followed; null to follow all of it.</param>
    /// <param name="compiled">The port as it stands, where it is compiled already.</param>
    /// <exception cref="ReferenceException">The tree has none of the files.</exception>
    public static ApplyPlan Make(
        Workspace workspace, IReadOnlyList<Pin> pins, SourceTree tree, SourceTree? origin = null,
        PortCompilation? compiled = null) =>
        Make(workspace, pins, tree, origin, compiled, new());

    internal static ApplyPlan Make(
        Workspace workspace, IReadOnlyList<Pin> pins, SourceTree tree, SourceTree? origin,
        PortCompilation? compiled, LeftItems left)
    {
        var port = compiled ?? PortCompilation.Open(workspace.Top);
        var config = workspace.Config();
        var units = new List<Followed>();
        var moved = new List<string>();
        foreach (var pin in pins)
        {
            var text = tree.Read(pin.File);
            if (text is null &&
                RenamedFiles.Find(pin, workspace.Pins, tree, config) is { } other)
            {
                text = tree.Read(other);
                moved.Add($"{pin.File} is called {other} there; the port's file keeps its name");
            }
            if (text is null)
                continue;
            var unit = CReader.Read(pin.File, text, config);
            units.Add(new(pin, text, unit,
                origin is null ? null : Touched.Of(pin, unit, origin, config), left));
        }
        if (units.Count == 0)
            throw new ReferenceException(
                $"{tree.Name} has none of the {pins.Count} pinned files");
        var goes = MovedItems.Of(units, workspace);
        units = [.. units.Select(u => u with { Moved = goes })];
        var plan = Plan(workspace, pins, tree, port, config, units, left);
        return plan with { Units = units, Notes = [.. moved, .. plan.Notes] };
    }

    private static ApplyPlan Plan(
        Workspace workspace, IReadOnlyList<Pin> pins, SourceTree tree, PortCompilation port,
        KernelConfig config, List<Followed> units, LeftItems left)
    {
        var names = Renaming.Of(units, workspace).ToList();
        var users = new Users(workspace, port);
        var renamed = names.Count == 0 ? []
            : Renaming.Apply(names, Followable(workspace, units, users),
                units.ToDictionary(u => PortTree.PathOf(u.Pin.File), u => u.Changes(workspace)));
        // Stories and selftests are no part of what is compiled here.
        var others = renamed.Where(r => !port.Trees.ContainsKey(r.Key)).Select(r => new FileEdit(
            r.Key, users.Texts.First(t => t.Path == r.Key).Text, r.Value)).ToList();
        others.ForEach(o => renamed.Remove(o.Path));
        var declared = Declarations.Make(workspace, port, units, renamed, config);
        if (declared.Problems.Count > 0)
            return new([], declared.Problems, declared.Notes);
        var defaults = new HashSet<(string Path, string Function, string Variable)>();
        var errors = new CompileErrors(workspace, tree, units);
        var given = new HashSet<string>();
        for (var pass = 1; ; pass++)
        {
            var wanted = new Wanted();
            var plan = Translate(workspace, port, declared, units, defaults, wanted, users);
            var fresh = wanted.Names.Where(given.Add).ToList();
            if (fresh.Count > 0 && pass < MostPasses)
            {
                // What bodies need is declared, and they are translated anew.
                var problems = new List<TranslationProblem>();
                var without = declared;
                declared = WantedDeclarations.Values(declared, units, wanted, config);
                var texts = WantedDeclarations.Make(declared.Port, units, wanted, problems);
                if (problems.Count > 0)
                    return new([], problems, declared.Notes);
                if (texts.Count > 0)
                    declared = declared.Edit(texts);
                if (declared != without)
                    continue;
            }
            if (plan.Problems.Count > 0 || plan.Files.Count == 0 && !left.Any)
                return plan;
            var (after, failed, more) = Compile(port, plan, defaults, errors);
            if (more && pass < MostPasses)
                continue;
            if (failed.Count > 0)
                return plan with { Problems = failed };
            var read = PinEdits.Port(workspace, plan.Files);
            var made = PinEdits.Pins(units, tree, read);
            return plan with
            {
                Compiled = after,
                Problems = Validation.Of(workspace, made, read),
                Files = [.. plan.Files, .. others, .. PinEdits.Of(workspace, made)],
                Notes = [.. plan.Notes, .. pins.Where(p => units.TrueForAll(u => u.Pin != p))
                    .Select(p => $"{tree.Name} has no {p.File}")],
            };
        }
    }

    // What C has in a file that is not followed is C's to rename.
    private static IEnumerable<(string Path, string Text)> Followable(
        Workspace workspace, List<Followed> units, Users users)
    {
        var left = workspace.Pins.Where(p => units.TrueForAll(u => u.Pin != p))
            .Select(p => PortTree.PathOf(p.File)).ToHashSet();
        return users.Texts.Where(t => !left.Contains(t.Path));
    }

    private static ApplyPlan Translate(
        Workspace workspace, PortCompilation before, Declarations declared,
        List<Followed> units, HashSet<(string Path, string Function, string Variable)> defaults,
        Wanted wanted, Users users)
    {
        var files = new List<FileEdit>();
        var problems = new List<TranslationProblem>();
        List<string> notes = [.. declared.Notes];
        var notPorted = workspace.NotPorted();
        foreach (var unit in units)
        {
            if (unit.Diff(declared.Workspace, out var file) is not { } diff)
                continue;
            var path = PortTree.PathOf(unit.Pin.File);
            notes.AddRange(unit.Touched?.Notes(diff) ?? []);
            var edit = new PortFileEdit(unit.Unit, unit.From, file!, declared.Port,
                function => defaults.Where(d => d.Path == path && d.Function == function)
                    .Select(d => d.Variable).ToHashSet(),
                name => unit.Moved!.Has(name) ? null : users.Find(name, path), wanted,
                unit.Moved);
            var after = Reordering.Apply(edit.Bodies(diff, notPorted), unit.Unit, diff);
            problems.AddRange(edit.Problems);
            notes.AddRange(edit.Notes);
            declared = declared.With(path, after);
        }
        foreach (var (path, after) in declared.Texts.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var old = before.Trees[path].ToString();
            if (after != old)
                files.Add(new(path, old, after));
        }
        return new(files, problems, notes);
    }

    // Errors of the whole port, and whether a variable was found that needs a value.
    private static (PortCompilation After, List<TranslationProblem> Errors, bool More) Compile(
        PortCompilation port, ApplyPlan plan,
        HashSet<(string Path, string Function, string Variable)> defaults, CompileErrors places)
    {
        var after = port.Edit(plan.Files.Select(f => (f.Path, f.After)));
        var errors = after.Errors(port).ToList();
        var more = errors.Select(CompileErrors.Unassigned).OfType<(string, string, string)>()
            .Where(defaults.Add).ToList().Count > 0;
        return (after, [.. errors.Select(places.Of)], more);
    }
}
