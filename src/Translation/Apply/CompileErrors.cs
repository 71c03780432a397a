// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text.RegularExpressions;
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Translation.Port;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>What the compiler says of a changed port, at the place in C that it comes from.</summary>
internal sealed class CompileErrors(
    Workspace workspace, SourceTree tree, IReadOnlyList<Followed> units)
{
    private readonly Dictionary<string, Unit?> _units =
        units.ToDictionary(u => PortTree.PathOf(u.Pin.File), u => (Unit?)u.Unit);

    /// <summary>Local variables that C# wants a value for, where an error is about one.</summary>
    public static (string Path, string Function, string Variable)? Unassigned(Diagnostic error) =>
        error.Id is "CS0165" or "CS0170" or "CS8887" && error.Location.SourceTree is { } tree &&
        Method(error) is { } method
            ? (tree.FilePath, method.Identifier.ValueText, tree.GetText()
                .ToString(error.Location.SourceSpan).Split('.')[0].TrimStart('@', '&'))
            : null;

    /// <summary>An error as a place without a translation.</summary>
    public TranslationProblem Of(Diagnostic error) =>
        UnitOf(error.Location.SourceTree?.FilePath ?? "") is { } unit
            ? Of(error, [.. unit.Items.Where(i => i.Kind is ItemKind.Function or ItemKind.Macro &&
                i.Off is null).Select(i => (i.Name, unit, i))])
            : Of(error, []);

    /// <summary>The same, in one of some functions or parts of them.</summary>
    public static TranslationProblem Of(
        Diagnostic error, IReadOnlyList<(string Name, Unit Unit, Item Item)> functions)
    {
        var path = error.Location.SourceTree?.FilePath ?? "";
        var line = error.Location.GetLineSpan().StartLinePosition.Line + 1;
        var text = $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";
        var name = Method(error)?.Identifier.ValueText;
        return functions.FirstOrDefault(f => f.Name == name) is ({ }, { } unit, { } item)
            ? new(unit.Path, Line(error, unit, item),
                $"{name} does not compile, {path}:{line}: {text}")
            : new(path, line, text);
    }

    private static MethodDeclarationSyntax? Method(Diagnostic error) => error.Location.SourceTree?
        .GetRoot().FindNode(error.Location.SourceSpan)
        .FirstAncestorOrSelf<MethodDeclarationSyntax>();

    // The first line of the function that has the words of the error, or its own.
    private static int Line(Diagnostic error, Unit unit, Item item)
    {
        var source = error.Location.SourceTree!.GetText();
        foreach (var text in new[]
                 {
                     source.ToString(error.Location.SourceSpan),
                     source.Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString(),
                 })
        {
            var words = Regex.Matches(text, @"[A-Za-z_]\w+").Select(m => m.Value).ToList();
            for (var at = item.Line; words.Count > 0 && at <= item.EndLine; at++)
            {
                if (words.TrueForAll(w => unit.Lines[at - 1].Contains(w, StringComparison.Ordinal)))
                    return at;
            }
        }
        return item.Line;
    }

    // Callers may stand in files that the change leaves alone.
    private Unit? UnitOf(string path)
    {
        if (!_units.TryGetValue(path, out var unit))
        {
            var pin = workspace.Pins.FirstOrDefault(p => PortTree.PathOf(p.File) == path);
            _units[path] = unit = pin is not null && tree.Read(pin.File) is { } text
                ? CReader.Read(pin.File, text, workspace.Config())
                : null;
        }
        return unit;
    }
}
