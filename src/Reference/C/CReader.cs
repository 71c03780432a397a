// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>
/// Reads a file of kernel C into its functions, structs, enums, constants and variables.
/// It is exact on kernel style, takes any text without failing, and names in
/// <see cref="Unit.Notes"/> what it could not read.
/// </summary>
public static class CReader
{
    private const int MostNotes = 1000;

    /// <summary>
    /// Reads the text of the file at <paramref name="path"/>, a path inside a tree.
    /// </summary>
    public static Unit Read(string path, string text, KernelConfig config)
    {
        var unit = new Unit { Path = path, Lines = text.Split('\n') };
        var tokens = CLexer.Read(text, Note);
        var arms = new Arms(tokens, config, Note);
        CFragmentReader.Read(arms.Root, unit.Items, Note);
        unit.Items.AddRange(arms.Defines.Select(d => CMacros.Read(d, Note)).OfType<Item>());
        var functions = unit.Items.Where(i => i.Kind == ItemKind.Function).Select(i =>
            i.Name).ToHashSet();
        foreach (var item in unit.Items)
            item.Scope.Methods = functions;
        CTexts.Add(unit, tokens);
        foreach (var statement in unit.Items.SelectMany(i => i.Statements))
        {
            if (statement.Off is null && statement.Tree.Holds("tokens"))
                Note(statement.Line, "a statement is kept as its tokens");
        }
        Announced(unit);
        // A macro stands between the functions it was written between.
        var sorted = unit.Items.OrderBy(i => i.Line).ThenBy(i => i.Kind)
            .ThenBy(i => i.Name, StringComparer.Ordinal).ToList();
        unit.Items.Clear();
        unit.Items.AddRange(sorted);
        return unit;

        void Note(int line, string what)
        {
            if (unit.Notes.Count < MostNotes)
                unit.Notes.Add($"{path}:{line}: {what}");
        }
    }

    // "static struct x y;" ahead of "static struct x y = { ... };" only announces it.
    private static void Announced(Unit unit)
    {
        for (var at = 0; at < unit.Items.Count; at++)
        {
            var one = unit.Items[at];
            if (one.Kind != ItemKind.Global || one.Statements[0].Tree.Kids[0] != Node.None ||
                !unit.Items.Exists(o =>
                    o != one && o.Kind == ItemKind.Global && o.Name == one.Name &&
                    o.Off == one.Off &&
                    (o.Line > one.Line || o.Statements[0].Tree.Kids[0] != Node.None)))
                continue;
            unit.Items[at] = new()
            {
                Kind = ItemKind.Declaration,
                Name = one.Name,
                Line = one.Line,
                EndLine = one.EndLine,
                Off = one.Off,
                Text = one.Text,
            };
        }
    }
}
