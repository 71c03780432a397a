// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Translation.Port;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
    private const int MostPasses = 5;

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
        PortCompilation? compiled = null)
    {
        var port = compiled ?? PortCompilation.Open(workspace.Top);
        var config = workspace.Config();
        var units = new List<Followed>();
        foreach (var pin in pins)
        {
            if (tree.Read(pin.File) is not { } text)
                continue;
            var unit = CReader.Read(pin.File, text, config);
            units.Add(new(pin, text, unit,
                origin is null ? null : Touched.Of(pin, unit, origin, config)));
        }
        if (units.Count == 0)
            throw new ReferenceException(
                $"{tree.Name} has none of the {pins.Count} pinned files");
        var declared = Declarations.Make(workspace, port, units);
        if (declared.Problems.Count > 0)
            return new([], declared.Problems, declared.Notes);
        var defaults = new HashSet<(string Path, string Function, string Variable)>();
        for (var pass = 1; ; pass++)
        {
            var plan = Translate(workspace, port, declared, units, defaults);
            if (plan.Problems.Count > 0 || plan.Files.Count == 0)
                return plan;
            var (after, errors, more) = Compile(port, plan, defaults);
            if (more && pass < MostPasses)
                continue;
            return plan with
            {
                Compiled = after,
                Problems = errors,
                Files = [.. plan.Files, .. PinEdits.Of(workspace, units, plan.Files, tree)],
                Notes = [.. plan.Notes, .. pins.Where(p => units.TrueForAll(u => u.Pin != p))
                    .Select(p => $"{tree.Name} has no {p.File}")],
            };
        }
    }

    private static ApplyPlan Translate(
        Workspace workspace, PortCompilation before, Declarations declared,
        List<Followed> units, HashSet<(string Path, string Function, string Variable)> defaults)
    {
        var files = new List<FileEdit>();
        var problems = new List<TranslationProblem>();
        List<string> notes = [.. declared.Notes];
        var notPorted = workspace.NotPorted();
        var users = new Users(workspace, before);
        foreach (var unit in units)
        {
            if (unit.Diff(declared.Workspace, out var file) is not { } diff)
                continue;
            var path = PortTree.PathOf(unit.Pin.File);
            notes.AddRange(unit.Touched?.Notes(diff) ?? []);
            var edit = new PortFileEdit(unit.Unit, unit.Pin, file!, declared.Port,
                function => defaults.Where(d => d.Path == path && d.Function == function)
                    .Select(d => d.Variable).ToHashSet(),
                name => users.Find(name, path));
            var after = edit.Bodies(diff, notPorted);
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
        HashSet<(string Path, string Function, string Variable)> defaults)
    {
        var after = port.Edit(plan.Files.Select(f => (f.Path, f.After)));
        var errors = new List<TranslationProblem>();
        var more = false;
        foreach (var error in after.Errors(port))
        {
            var tree = error.Location.SourceTree;
            if (error.Id is "CS0165" or "CS0170" or "CS8887" && tree?.GetRoot()
                    .FindNode(error.Location.SourceSpan)
                    .FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method)
            {
                var name = tree.GetText().ToString(error.Location.SourceSpan)
                    .Split('.')[0].TrimStart('@', '&');
                more |= defaults.Add((tree.FilePath, method.Identifier.ValueText, name));
            }
            errors.Add(new(tree?.FilePath ?? "",
                error.Location.GetLineSpan().StartLinePosition.Line + 1,
                $"{error.Id}: {error.GetMessage(
                    System.Globalization.CultureInfo.InvariantCulture)}"));
        }
        return (after, errors, more);
    }
}
