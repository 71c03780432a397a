// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;

namespace Linux.Tests.Translation.Drawing;

/// <summary>Gives another name, and moves a function.</summary>
internal static class NameDraws
{
    public static DrawnChange? Rename(ChangeDrawer from, CFile file, Random chance) =>
        chance.Next(5) switch
        {
            0 => Function(file, chance),
            1 => Global(file, chance),
            _ => Local(file, chance),
        };

    public static DrawnChange? Move(ChangeDrawer from, CFile file, Random chance)
    {
        var function = ChangeDrawer.Of(file.Functions, chance);
        var other = ChangeDrawer.Of(file.Functions, chance);
        var (start, end) = file.Span(function);
        var (to, last) = file.Span(other);
        if (function == other || last >= start && to <= end || Conditional(file, start, end) ||
            Conditional(file, to, last))
            return null;
        var lines = file.Lines.ToList();
        var moved = lines.GetRange(start, end - start);
        moved.Add("");
        if (to < start)
        {
            lines.RemoveRange(start, end - start);
            lines.InsertRange(to, moved);
        }
        else
        {
            lines.InsertRange(to, moved);
            lines.RemoveRange(start, end - start);
        }
        return ChangeDrawer.One("move", $"{function.Name} before {other.Name}", file,
            string.Join('\n', lines));
    }

    private static bool Conditional(CFile file, int from, int end) =>
        file.Lines.Skip(from - 2).Take(end - from + 4).Any(l => l.StartsWith('#'));

    private static DrawnChange? Local(CFile file, Random chance)
    {
        var function = ChangeDrawer.Of(file.Functions, chance);
        var names = function.Statements.Where(s => s.Tree.Kind == "declare")
            .Select(s => s.Tree.Text)
            .Concat(Regex.Matches(function.Signature, @"(\w+) (?=[,)])").Select(m =>
                m.Groups[1].Value).Where(n => n != "void"))
            .Distinct().ToList();
        if (names.Count == 0)
            return null;
        var name = ChangeDrawer.Of(names, chance);
        var now = ChangeDrawer.Of(new[] { $"{name}_now", $"my_{name}", "drawn" }, chance);
        var (start, end) = (file.Head(function), function.EndLine);
        var lines = file.Lines.Skip(start).Take(end - start)
            .Select(l => Regex.Replace(l, $@"(?<![.>""])\b{name}\b(?![""(])", now)).ToArray();
        return ChangeDrawer.One("rename", $"{name} of {function.Name} is {now}", file,
            file.With(start, end - start, lines));
    }

    private static DrawnChange? Function(CFile file, Random chance)
    {
        var statics = file.Functions.Where(f => f.Attributes.Contains("static") ||
            f.Signature.StartsWith("static")).ToList();
        if (statics.Count == 0)
            return null;
        var name = ChangeDrawer.Of(statics, chance).Name;
        return ChangeDrawer.One("rename", $"{name}() is {name}_drawn()", file,
            Regex.Replace(file.Text, $@"\b{name}\b", name + "_drawn"));
    }

    private static DrawnChange? Global(CFile file, Random chance)
    {
        var globals = file.Unit.Items.Where(i => i.Kind == ItemKind.Global && i.Off is null &&
            i.Statements[0].Exact.StartsWith("static")).ToList();
        if (globals.Count == 0)
            return null;
        var name = ChangeDrawer.Of(globals, chance).Name;
        return ChangeDrawer.One("rename", $"the variable {name} is {name}_drawn", file,
            Regex.Replace(file.Text, $@"(?<![.>])\b{name}\b", name + "_drawn"));
    }
}
