// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Translation.Port;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Check;

/// <summary>
/// Translates every function that a tree has as it was ported, compiles the translations in place
/// of the port's own functions, and compares their canonical forms with the port's.
/// </summary>
public static class RoundTrip
{
    private const int MostPasses = 4;

    /// <summary>Runs it for the files of <paramref name="pins"/>.</summary>
    public static RoundTripReport Run(
        Workspace workspace, IReadOnlyList<Pin> pins, SourceTree tree)
    {
        var port = PortCompilation.Open(workspace.Top);
        var config = workspace.Config();
        var functions = new List<CheckedFunction>();
        var missing = new List<string>();
        var changed = 0;
        // Where the port has code of its own, there is no form to compare with.
        pins = [.. pins.Where(p => p.Level != PinLevel.Names)];
        foreach (var pin in pins)
        {
            var path = RenamedFiles.PathOf(pin, workspace.Pins, tree, config);
            if (path is null || tree.Read(path) is not { } text)
            {
                missing.Add(pin.File);
                continue;
            }
            var unit = CReader.Read(pin.File, text, config);
            changed += Collect(pin, unit, workspace, port, functions);
        }
        if (missing.Count == pins.Count)
            throw new ReferenceException(
                $"{tree.Name} has none of the {pins.Count} pinned files");
        Translate(functions, port);
        return new(tree.Name, Compare(functions, Compiled(functions, port)), changed, missing);
    }

    /// <summary>Adds the functions that are as they were ported; counts the others.</summary>
    private static int Collect(
        Pin pin, Unit unit, Workspace workspace, PortCompilation port,
        List<CheckedFunction> functions)
    {
        var path = PortTree.PathOf(pin.File);
        var file = workspace.Port.FirstOrDefault(f => f.Path == path);
        if (file is null || !port.Trees.TryGetValue(path, out var tree))
            return 0;
        var methods = tree.GetRoot().DescendantNodes(n => n is not BlockSyntax)
            .OfType<MethodDeclarationSyntax>()
            .ToLookup(m => tree.GetLineSpan(m.Identifier.Span).StartLinePosition.Line + 1);
        var changed = 0;
        foreach (var item in unit.Items)
        {
            if (item.Off is not null || item.Kind is not (ItemKind.Function or ItemKind.Macro))
                continue;
            var old = pin.Items.Find(i => i.Kind == item.Kind && i.Name == item.Name &&
                i.Off is null && i.Ported);
            if (old is null || ItemComparer.Ported(old, file) is not { } ported ||
                methods[ported.Line].FirstOrDefault() is not { } method)
                continue;
            if (old.Text != Pinner.Hash(item.Text))
                changed++;
            else
                functions.Add(new(unit, item, old, ported, path, method));
        }
        return changed;
    }

    private static void Translate(List<CheckedFunction> functions, PortCompilation port)
    {
        var files = functions.GroupBy(f => f.Path).ToList();
        Parallel.ForEach(files, file =>
        {
            var names = new PortNames(port.Compilation, port.Trees[file.Key]);
            var translator = new FunctionTranslator(names, file.First().Unit);
            foreach (var one in file)
                one.Body = translator.Body(one.Item, one.Method, one.Defaults);
        });
    }

    /// <summary>
    /// The port with the translations in it; those that the compiler does not take have an error.
    /// </summary>
    private static PortCompilation Compiled(
        List<CheckedFunction> functions, PortCompilation port)
    {
        var compiled = port;
        var paths = functions.Select(f => f.Path).ToHashSet();
        for (var pass = 1; ; pass++)
        {
            var whole = functions.Where(f => f.Body is { Problems.Count: 0 } && f.Error is null &&
                paths.Contains(f.Path)).ToList();
            compiled = compiled.With(paths.Select(p =>
                (p, Text(port.Trees[p], whole.Where(f => f.Path == p)))));
            var again = Judge(whole, compiled, paths);
            if (again.Count == 0)
                return compiled;
            if (pass == MostPasses)
                throw new InvalidOperationException("translations keep changing what compiles");
            Translate(again, port);
            paths = [.. again.Select(f => f.Path)];
        }
    }

    /// <summary>Puts errors down to functions; returns those to be translated anew.</summary>
    private static List<CheckedFunction> Judge(
        List<CheckedFunction> functions, PortCompilation port, IReadOnlySet<string> paths)
    {
        var again = new List<CheckedFunction>();
        var byPath = functions.ToLookup(f => f.Path);
        var errors = paths.AsParallel().SelectMany(p =>
            port.Compilation.GetSemanticModel(port.Trees[p]).GetDiagnostics())
            .Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        foreach (var error in errors)
        {
            var at = error.Location.SourceSpan.Start;
            var one = byPath[error.Location.SourceTree?.FilePath ?? ""]
                .FirstOrDefault(f => f.Span.Start <= at && at < f.Span.End);
            if (one is null)
                continue;
            // What C leaves to chance, C# wants a value for.
            if (error.Id is "CS0165" or "CS0170" or "CS8887")
            {
                var name = error.Location.SourceTree!.GetText()
                    .ToString(error.Location.SourceSpan).Split('.')[0].TrimStart('@', '&');
                if (one.Defaults.Add(name))
                    again.Add(one);
                if (again.Contains(one))
                    continue;
            }
            one.Error ??= $"{error.Id}: {error.GetMessage(
                System.Globalization.CultureInfo.InvariantCulture)}: " +
                Line(error.Location);
        }
        again.AddRange(functions.Where(f => f.Error is not null));
        return [.. again.Distinct()];
    }

    private static string Line(Location location) => location.SourceTree!.GetText()
        .Lines.GetLineFromPosition(location.SourceSpan.Start).ToString().Trim();

    private static string Text(SyntaxTree tree, IEnumerable<CheckedFunction> functions)
    {
        var text = tree.ToString();
        var built = new System.Text.StringBuilder();
        var from = 0;
        foreach (var one in functions.OrderBy(f => f.Method.SpanStart))
        {
            var start = (SyntaxNode?)one.Method.Body ?? one.Method.ExpressionBody!;
            built.Append(text, from, start.SpanStart - from);
            var at = built.Length;
            built.Append("{\n").Append(one.Body!.Code).Append("\t}");
            one.Span = (at, built.Length);
            from = one.Method.Span.End;
        }
        return built.Append(text, from, text.Length - from).ToString();
    }

    private static List<FunctionResult> Compare(
        List<CheckedFunction> functions, PortCompilation port)
    {
        var paths = functions.Select(f => f.Path).ToHashSet();
        var files = PortReader.Read(port.Trees
            .Where(t => PortTree.IsPorted(t.Key))
            .Select(t => (t.Key, t.Value.ToString())))
            .Where(f => paths.Contains(f.Path)).ToDictionary(f => f.Path);
        return [.. functions.Select(f => FormComparer.Compare(f, files[f.Path], port))];
    }
}
