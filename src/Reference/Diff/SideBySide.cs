using System.Text;
using Linux.Reference.Pins;

namespace Linux.Reference.Diff;

/// <summary>
/// The summary, then each changed item: new C on the left, the port on the right.
/// </summary>
public static class SideBySide
{
    private const int Column = 76;
    private const int Context = 1;

    /// <summary>The text; every line ends.</summary>
    public static string Write(TreeDiff diff, IReadOnlyList<Pin> pins)
    {
        var text = new StringBuilder(Summary.Write(diff, pins));
        foreach (var file in diff.Files)
        {
            foreach (var added in file.Added)
                text.Append($"\n{file.File}:{added.Line}: new {Kind(added.Kind)} {added.Name}" +
                    $"{Arm(added.Off)}; it belongs after {file.PortPath}:{added.PortLine}\n");
            foreach (var removed in file.Removed)
                text.Append(
                    $"\n{Where(file, removed.PortLine)}: {Kind(removed.Kind)} {removed.Name} is gone" +
                    $"{Arm(removed.Off)}\n");
            foreach (var renamed in file.Renamed)
            {
                text.Append(
                    $"\n{Where(file, renamed.Diff.PortLine)}: {renamed.From} is now {renamed.To}\n");
                Rows(text, renamed.Diff, renamed: true);
            }
            foreach (var changed in file.Changed)
            {
                text.Append(
                    $"\n{Where(file, changed.PortLine)}: {Kind(changed.Kind)} {changed.Name}, now " +
                    $"{file.File}:{changed.NewLine}{Arm(changed.Off)}\n");
                if (changed.SignatureChanged)
                    text.Append("  its parameters or result changed\n");
                Rows(text, changed, renamed: false);
            }
        }
        return text.ToString();
    }

    private static string Kind(ItemKind kind) => kind.ToString().ToLowerInvariant();

    private static string Arm(string? off) => off is null ? "" : $" (in an arm that is off: {off})";

    private static string Where(FileDiff file, int line) =>
        line > 0 ? $"{file.PortPath}:{line}" : $"{file.File} (not ported)";

    private static void Rows(StringBuilder text, ItemDiff item, bool renamed)
    {
        var rows = item.Rows;
        var any = false;
        for (var i = 0; i < rows.Count; i++)
        {
            var near = false;
            for (var j = Math.Max(0, i - Context); j <= Math.Min(rows.Count - 1, i + Context); j++)
                near |= rows[j].Mark != ' ';
            if (!near)
                continue;
            any = true;
            var row = rows[i];
            var left = row.NewLine > 0 ? $"{row.NewLine,5} {row.NewText}" : "";
            var right = row.PortText.Length > 0 ? $"{row.PortLine,5} {row.PortText}"
                : row.Mark is '+' or '~' && row.PortLine > 0
                    ? $"{row.PortLine,5} (after this line)" : "";
            text.Append($"  {row.Mark} {Fit(left)} | {right}".TrimEnd()).Append('\n');
        }
        if (!any && !item.SignatureChanged && !renamed)
            text.Append("  only braces, preprocessor lines or the order of words changed\n");
    }

    private static string Fit(string text) =>
        text.Length <= Column ? text.PadRight(Column) : text[..(Column - 3)] + "...";
}
