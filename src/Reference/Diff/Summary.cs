using System.Text;
using Linux.Reference.Pins;

namespace Linux.Reference.Diff;

/// <summary>A difference in a few lines that fit a commit message.</summary>
public static class Summary
{
    private const int Width = 72;

    /// <summary>The text; every line ends.</summary>
    public static string Write(TreeDiff diff, IReadOnlyList<Pin> pins)
    {
        var sources = pins.Select(p => $"{p.Source} {p.Version}".Trim()).Distinct();
        var changed = diff.Files.Where(f => f.Any).ToList();
        var text = new StringBuilder();
        text.AppendLine(
            $"{$"{diff.Tree} {diff.Version}".Trim()} against {string.Join(", ", sources)}:");
        text.AppendLine(changed.Count == 0
            ? $"no difference in {diff.Files.Count} files."
            : $"{changed.Count} of {diff.Files.Count} files differ: " +
              $"{changed.Sum(f => f.Added.Count)} added, {changed.Sum(f => f.Removed.Count)} removed, " +
              $"{changed.Sum(f => f.Renamed.Count)} renamed, {changed.Sum(f => f.Changed.Count)} changed.");
        foreach (var file in changed)
        {
            text.AppendLine().AppendLine($"{file.File}:");
            Names(text, "changed", file.Changed.Select(c => Name(c.Name, c.Off)));
            Names(text, "added", file.Added.Select(a => Name(a.Name, a.Off)));
            Names(text, "removed", file.Removed.Select(r => Name(r.Name, r.Off)));
            Names(text, "renamed",
                file.Renamed.Select(r => $"{r.From} to {r.To} ({r.Similarity} %)"));
        }
        foreach (var missing in diff.Missing)
            text.AppendLine().AppendLine($"{missing}: not in this tree, not compared.");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Name(string name, string? off) =>
        off is null ? name : $"{name} (arm off)";

    private static void Names(StringBuilder text, string what, IEnumerable<string> names)
    {
        var line = new StringBuilder();
        foreach (var name in names)
        {
            if (line.Length == 0)
                line.Append($"  {what}: {name}");
            else if (line.Length + name.Length + 3 > Width)
            {
                text.Append(line).AppendLine(",");
                line.Clear().Append($"    {name}");
            }
            else
                line.Append($", {name}");
        }
        if (line.Length > 0)
            text.Append(line).AppendLine();
    }
}
