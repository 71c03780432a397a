// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Linux.Reference.Pins;

namespace Linux.Reference.Diff;

/// <summary>A difference in a few lines that fit a commit message.</summary>
public static class Summary
{
    private const int Width = 72;

    /// <summary>The text; every line ends.</summary>
    public static string Write(TreeDiff diff)
    {
        var changed = diff.Files.Where(f => f.Any).ToList();
        var differ = diff.Files.Count(f => f.Any || diff.Moved.Any(m =>
            m.From == f.File || m.To == f.File));
        var text = new StringBuilder();
        text.Append($"{$"{diff.Tree} {diff.Version}".Trim()} against {diff.Against}:\n");
        if (!diff.Any)
            text.Append($"no difference in {Count(diff.Files.Count, "file")}.\n");
        else
        {
            text.Append($"{differ} of {Count(diff.Files.Count, "file")} differ: " +
                $"{changed.Sum(f => f.Added.Count)} added, " +
                $"{changed.Sum(f => f.Removed.Count)} removed, " +
                $"{changed.Sum(f => f.Renamed.Count)} renamed,\n" +
                $"{changed.Sum(f => f.Changed.Count)} changed, " +
                $"{diff.Moved.Count} in another file, " +
                $"{changed.Sum(f => f.Reordered.Count)} in another order.\n");
        }
        foreach (var file in changed.Where(f => !IsRestAlone(f)))
            Names(text, file);
        if (changed.Exists(IsRestAlone))
            text.Append("\nchanged where the port has nothing of it:\n");
        foreach (var file in changed.Where(IsRestAlone))
            text.Append($"  {file.File}\n");
        if (diff.Moved.Count > 0)
            text.Append("\nnow in another file:\n");
        foreach (var move in diff.Moved)
            text.Append($"  {move.Diff.Name}: {move.From}\n    to {move.To}" +
                $"{(move.ToPinned ? "" : " (not compared)")}\n");
        if (diff.NotCompared.Count > 0)
            text.Append("\nnot compared:\n");
        foreach (var path in diff.NotCompared)
            text.Append($"  {path}\n");
        return text.ToString();
    }

    private static bool IsRestAlone(FileDiff file) =>
        file is
        {
            Gone: false, Unnamed: false, Reordered: [], Added: [], Removed: [], Renamed: [],
            Changed: [{ Name: Rest.Name }]
        };

    private static string Count(int count, string what) =>
        $"{count} {what}{(count == 1 ? "" : "s")}";

    private static void Names(StringBuilder text, FileDiff file)
    {
        text.Append($"\n{file.File}:{(file.New ? " new in this tree" : "")}\n");
        if (file.Gone)
            text.Append(file.NowAt is null ? "  gone from this tree\n"
                : $"  gone from this tree; {file.NowAt} has most of it\n");
        if (file.Unnamed)
            text.Append("  differs in marks between its items, which have no name\n");
        var code = file.Changed.Where(c => c.Kind <= ItemKind.Tracepoint).ToLookup(c => c.Arm switch
        {
            ArmChange.NoLongerBuilt => "no longer built",
            ArmChange.NowBuilt => "now built",
            _ => "changed",
        });
        foreach (var what in new[] { "changed", "no longer built", "now built" })
            List(text, what, code[what].Select(c => Name(c.Name, c.Off)));
        List(text, "added", Code(file.Added));
        List(text, "removed", Code(file.Removed));
        List(text, "renamed", file.Renamed.Select(r => $"{r.From} to {r.To} ({r.Similarity} %)"));
        List(text, "in another order", file.Reordered.Select(r => r.Name));
        List(text, "other text changed", file.Changed.Where(c => c.Kind > ItemKind.Tracepoint)
            .Select(c => $"{c.Kind.Words()} {c.Name}"));
        List(text, "other text added", Other(file.Added));
        List(text, "other text removed", Other(file.Removed));
    }

    private static IEnumerable<string> Code(IEnumerable<ItemName> items) =>
        items.Where(i => i.Kind <= ItemKind.Tracepoint).Select(i => Name(i.Name, i.Off));

    private static IEnumerable<string> Other(IEnumerable<ItemName> items) =>
        items.Where(i => i.Kind > ItemKind.Tracepoint).Select(i => $"{i.Kind.Words()} {i.Name}");

    private static string Name(string name, string? off) =>
        off is null ? name : $"{name} (arm off)";

    private static void List(StringBuilder text, string what, IEnumerable<string> names)
    {
        var line = new StringBuilder();
        foreach (var name in names)
        {
            if (line.Length == 0)
                line.Append($"  {what}: {name}");
            else if (line.Length + name.Length + 3 > Width)
            {
                text.Append(line).Append(",\n");
                line.Clear().Append($"    {name}");
            }
            else
                line.Append($", {name}");
        }
        if (line.Length > 0)
            text.Append(line).Append('\n');
    }
}
