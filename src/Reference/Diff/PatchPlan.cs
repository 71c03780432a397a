using System.Text;
using Linux.Reference.Fidelity;

namespace Linux.Reference.Diff;

/// <summary>A difference as a checklist: one item a place in the port.</summary>
public static class PatchPlan
{
    /// <summary>The list in Markdown; every line ends.</summary>
    public static string Write(TreeDiff diff, NotPorted notPorted)
    {
        var text = new StringBuilder();
        foreach (var file in diff.Files.Where(f => f.Any))
        {
            text.Append($"## {file.File}\n");
            foreach (var changed in file.Changed)
                Item(text, file, changed, notPorted);
            foreach (var renamed in file.Renamed)
            {
                text.Append(
                    $"- [ ] {Where(file, renamed.Diff.PortLine)} {renamed.From}: call it {renamed.To}\n");
                if (renamed.Diff.SignatureChanged || renamed.Diff.Rows.Any(r => r.Mark != ' '))
                    Item(text, file, renamed.Diff, notPorted);
            }
            foreach (var added in file.Added)
                text.Append($"- [ ] {file.PortPath}:{added.PortLine} {added.Name}: " +
                    (added.Off is null
                    ? $"port {file.File}:{added.Line}-{added.EndLine} after this line\n"
                    : $"nothing to port, it is in an arm that is off ({added.Off})\n"));
            foreach (var removed in file.Removed)
                text.Append($"- [ ] {Where(file, removed.PortLine)} {removed.Name}: " +
                    (removed.PortLine > 0 ? "remove it\n" : "gone upstream, was not ported\n"));
        }
        foreach (var missing in diff.Missing)
            text.Append($"- [ ] {missing}: not in {diff.Tree}, compare by hand\n");
        return text.ToString();
    }

    private static string Where(FileDiff file, int line) =>
        line > 0 ? $"{file.PortPath}:{line}" : file.PortPath;

    private static void Item(StringBuilder text, FileDiff file, ItemDiff item, NotPorted notPorted)
    {
        if (item.PortLine == 0)
        {
            var why = item.Off is not null ? $"in an arm that is off ({item.Off})"
                : notPorted.Reason(file.File, item.Name) ?? "not ported";
            text.Append(
                $"- [ ] {file.PortPath} {item.Name}: changed at {file.File}:{item.NewLine}; {why}\n");
            return;
        }
        if (item.SignatureChanged)
            text.Append(
                $"- [ ] {Where(file, item.PortLine)} {item.Name}: its parameters or result changed, " +
                $"see {file.File}:{item.NewLine}\n");
        foreach (var row in item.Rows.Where(r => r.Mark != ' '))
        {
            var what = row.Mark switch
            {
                '~' => $"replace by `{row.NewText}`",
                '-' => "remove" +
                    (row.PortText.Length > 0 ? $" `{row.PortText}`" : ", near this line"),
                _ => $"insert after this line `{row.NewText}`",
            };
            text.Append($"- [ ] {Where(file, row.PortLine)} {item.Name}: {what}\n");
        }
        if (!item.SignatureChanged && item.Rows.All(r => r.Mark == ' '))
            text.Append(
                $"- [ ] {Where(file, item.PortLine)} {item.Name}: only braces or preprocessor lines " +
                $"changed, see {file.File}:{item.NewLine}\n");
    }
}
