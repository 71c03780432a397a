// SPDX-License-Identifier: GPL-2.0-only
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
    public static string Write(TreeDiff diff)
    {
        var text = new StringBuilder(Summary.Write(diff));
        foreach (var file in diff.Files)
            File(text, file);
        foreach (var move in diff.Moved)
        {
            text.Append($"\n{Where(move.PortPath, move.From, move.Diff.PortLine)}: " +
                $"{move.Diff.Kind.Words()} {move.Diff.Name} is now in " +
                $"{move.To}:{move.Diff.NewLine}\n");
            Body(text, move.Diff, silent: true);
        }
        foreach (var note in diff.Files.SelectMany(f => f.Notes))
            text.Append($"\nnote: {note}\n");
        return text.ToString();
    }

    private static void File(StringBuilder text, FileDiff file)
    {
        foreach (var added in file.Added)
            text.Append($"\n{file.File}:{added.Line}: new {added.Kind.Words()} {added.Name}" +
                $"{Arm(added.Off)}{Place(file, added)}\n");
        foreach (var removed in file.Removed)
            text.Append($"\n{Where(file.PortPath, file.File, removed.PortLine)}: " +
                $"{removed.Kind.Words()} {removed.Name} is gone{Arm(removed.Off)}; it was at " +
                $"{file.File}:{removed.Line}\n");
        foreach (var renamed in file.Renamed)
        {
            text.Append($"\n{Where(file.PortPath, file.File, renamed.Diff.PortLine)}: " +
                $"{renamed.From} is now {renamed.To}, {file.File}:{renamed.Diff.NewLine}\n");
            Body(text, renamed.Diff, silent: true);
        }
        foreach (var moved in file.Reordered)
            text.Append($"\n{file.File}:{moved.Line}: {moved.Kind.Words()} {moved.Name} " +
                "stands in another order\n");
        foreach (var changed in file.Changed.Where(c => c.Name != Rest.Name))
        {
            text.Append($"\n{Where(file.PortPath, file.File, changed.PortLine)}: " +
                $"{changed.Kind.Words()} {changed.Name}, now {file.NowAt ?? file.File}:" +
                $"{changed.NewLine}\n");
            Body(text, changed, silent: false);
        }
    }

    private static string Place(FileDiff file, ItemName added) =>
        added.Kind <= ItemKind.Tracepoint && added.PortLine > 0
            ? $"; it belongs after {file.PortPath}:{added.PortLine}"
            : "";

    private static string Arm(string? off) => off is null ? "" : $" (in an arm that is off: {off})";

    private static string Where(string portPath, string file, int line) =>
        line > 0 ? $"{portPath}:{line}" : $"{file} (not ported)";

    private static void Body(StringBuilder text, ItemDiff item, bool silent)
    {
        if (item.Arm == ArmChange.NoLongerBuilt)
            text.Append($"  no longer built: in an arm that is off ({item.Off})\n");
        if (item.Arm == ArmChange.NowBuilt)
            text.Append("  built now: it was in an arm that is off\n");
        if (item.Arm == ArmChange.OtherCondition)
            text.Append($"  in an arm of another condition, which is off as well ({item.Off})\n");
        if (item.SignatureChanged)
            text.Append(item.Kind is ItemKind.Function or ItemKind.Macro
                ? "  its parameters or result changed\n" : "  its head changed\n");
        if (item.AttributesChanged)
            text.Append("  its attributes changed\n");
        Rows(text, item);
        if (!item.Explained && !silent)
            text.Append("  only braces, preprocessor lines or the order of words changed\n");
    }

    private static void Rows(StringBuilder text, ItemDiff item)
    {
        var rows = item.Rows;
        for (var i = 0; i < rows.Count; i++)
        {
            var near = false;
            for (var j = Math.Max(0, i - Context); j <= Math.Min(rows.Count - 1, i + Context); j++)
                near |= rows[j].Kind != RowKind.Same;
            if (near)
            {
                var row = $"  {Mark(rows[i].Kind)} {Left(rows[i]).PadRight(Column)} | ";
                text.Append($"{row}{Right(rows[i])}".TrimEnd()).Append('\n');
            }
        }
    }

    private static char Mark(RowKind kind) => kind switch
    {
        RowKind.Same => ' ',
        RowKind.Changed => '~',
        RowKind.Added => '+',
        RowKind.Removed => '-',
        RowKind.Renested => '>',
        RowKind.NoLongerBuilt => '0',
        _ => '1',
    };

    private static string Left(DiffRow row)
    {
        if (row.NewLine == 0)
            return "";
        var nesting = row.Kind is RowKind.Added or RowKind.Renested && row.Nesting.Count > 0
            ? $" [in {string.Join(", ", row.Nesting)}]"
            : row.Kind is RowKind.Renested ? " [in nothing]" : "";
        var off = row.Kind is RowKind.NoLongerBuilt or RowKind.Added && row.Off is not null
            ? $" [off: {row.Off}]"
            : "";
        var width = Column - 6 - nesting.Length - off.Length;
        return $"{row.NewLine,5} {Cut(row.NewText, width)}{nesting}{off}";
    }

    private static string Right(DiffRow row) =>
        row.PortText.Length > 0 ? $"{row.PortLine,5} {row.PortText}"
        : row.Kind is RowKind.Added or RowKind.Changed && row.PortLine > 0
            ? $"{row.PortLine,5} (after this line)"
            : "";

    private static string Cut(string text, int width) =>
        text.Length <= width || width < 20 ? text : text[..(width - 3)] + "...";
}
