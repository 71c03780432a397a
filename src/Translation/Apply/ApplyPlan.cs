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

    /// <summary>Plans for the files of some pins.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="pins">The files to look at.</param>
    /// <param name="tree">What to follow.</param>
    /// <exception cref="ReferenceException">The tree has none of the files.</exception>
    public static ApplyPlan Make(Workspace workspace, IReadOnlyList<Pin> pins, SourceTree tree)
    {
        var port = PortCompilation.Open(workspace.Top);
        var config = workspace.Config();
        var units = new List<(Pin Pin, string Text, Unit Unit)>();
        foreach (var pin in pins)
        {
            if (tree.Read(pin.File) is { } text)
                units.Add((pin, text, CReader.Read(pin.File, text, config)));
        }
        if (units.Count == 0)
            throw new ReferenceException(
                $"{tree.Name} has none of the {pins.Count} pinned files");
        var defaults = new HashSet<(string Path, string Function, string Variable)>();
        for (var pass = 1; ; pass++)
        {
            var plan = Translate(workspace, port, units, defaults);
            if (plan.Problems.Count > 0 || plan.Files.Count == 0)
                return plan;
            var (errors, more) = Compile(port, plan, defaults);
            if (more && pass < MostPasses)
                continue;
            return plan with
            {
                Problems = errors,
                Files = [.. plan.Files, .. Pins(workspace, units, plan, tree)],
                Notes = [.. plan.Notes, .. pins.Where(p => units.TrueForAll(u => u.Pin != p))
                    .Select(p => $"{tree.Name} has no {p.File}")],
            };
        }
    }

    private static ApplyPlan Translate(
        Workspace workspace, PortCompilation port,
        List<(Pin Pin, string Text, Unit Unit)> units,
        HashSet<(string Path, string Function, string Variable)> defaults)
    {
        var files = new List<FileEdit>();
        var problems = new List<TranslationProblem>();
        var notes = new List<string>();
        var notPorted = workspace.NotPorted();
        foreach (var (pin, _, unit) in units)
        {
            var path = PortTree.PathOf(pin.File);
            var file = workspace.Port.FirstOrDefault(f => f.Path == path);
            var diff = FileComparer.Compare(pin, unit, file);
            if (!diff.Any)
                continue;
            if (file is null)
            {
                problems.Add(new(pin.File, 1, "the port has no file of it"));
                continue;
            }
            var edit = new PortFileEdit(unit, pin, file, port, function => defaults
                .Where(d => d.Path == path && d.Function == function)
                .Select(d => d.Variable).ToHashSet());
            var before = port.Trees[path].ToString();
            var after = edit.Apply(diff, notPorted);
            problems.AddRange(edit.Problems);
            notes.AddRange(edit.Notes);
            if (after != before)
                files.Add(new(path, before, after));
        }
        return new(files, problems, notes);
    }

    // Errors of the whole port, and whether a variable was found that needs a value.
    private static (List<TranslationProblem> Errors, bool More) Compile(
        PortCompilation port, ApplyPlan plan,
        HashSet<(string Path, string Function, string Variable)> defaults)
    {
        var texts = port.Trees.ToDictionary(t => t.Key, t => t.Value.ToString());
        foreach (var file in plan.Files)
            texts[file.Path] = file.After;
        var compilation = PortCompilation.Compile(texts.Select(t => (t.Key, t.Value))).Compilation;
        var errors = new List<TranslationProblem>();
        var more = false;
        foreach (var error in compilation.GetDiagnostics()
                     .Where(d => d.Severity == DiagnosticSeverity.Error))
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
        return (errors, more);
    }

    private static IEnumerable<FileEdit> Pins(
        Workspace workspace, List<(Pin Pin, string Text, Unit Unit)> units, ApplyPlan plan,
        SourceTree tree)
    {
        // What the port has now decides what a pin of a part lists.
        var port = PortReader.Read(workspace.Port.Select(f => (f.Path,
            plan.Files.FirstOrDefault(e => e.Path == f.Path)?.After ??
                File.ReadAllText(Path.Combine(workspace.Top, f.Path)))));
        foreach (var (pin, text, unit) in units)
        {
            var path = Path.Combine("kernel-ref", "pins", PinFile.NameOf(pin.File));
            var after = PinFile.Write(Pinner.Make(unit, text, tree.Name, tree.Version,
                pin.Level, PinScope.Names(pin.File, port)));
            var before = File.ReadAllText(Path.Combine(workspace.Top, path));
            if (after != before)
                yield return new(path.Replace('\\', '/'), before, after);
        }
        var list = Path.Combine("kernel-ref", "not-ported.json");
        var old = File.ReadAllText(Path.Combine(workspace.Top, list));
        var kept = old;
        foreach (var (pin, _, unit) in units)
        {
            foreach (var gone in workspace.NotPorted().Entries.Where(e => e.File == pin.File &&
                         !unit.Items.Exists(i => i.Name == e.Name && i.Off is null)))
                kept = Without(kept, gone.File, gone.Name);
        }
        if (kept != old)
            yield return new(list.Replace('\\', '/'), old, kept);
    }

    // One entry a line, as the list is kept.
    private static string Without(string json, string file, string name)
    {
        var lines = json.Split('\n').ToList();
        var at = lines.FindIndex(l => l.Contains($"\"{name}\"", StringComparison.Ordinal) &&
            l.Contains($"\"{file}\"", StringComparison.Ordinal));
        if (at < 0)
            return json;
        if (!lines[at].TrimEnd().EndsWith(',') && at > 0)
            lines[at - 1] = lines[at - 1].TrimEnd().TrimEnd(',');
        lines.RemoveAt(at);
        return string.Join('\n', lines);
    }
}
