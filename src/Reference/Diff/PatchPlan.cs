// SPDX-License-Identifier: GPL-2.0-only
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
            File(text, file, notPorted);
        }
        if (diff.Moved.Count > 0)
            text.Append("## From file to file\n");
        foreach (var move in diff.Moved)
        {
            text.Append($"- [ ] {Where(move.PortPath, move.Diff.PortLine)} {move.Diff.Name}: " +
                $"move it to {CSharp.PortTree.PathOf(move.To)}, " +
                $"as from {move.From} to {move.To}\n");
            if (move.Diff.Explained)
                Item(text, move.PortPath, move.To, move.Diff, notPorted.Reason(move.From,
                    move.Diff.Name));
        }
        foreach (var path in diff.NotCompared)
            text.Append($"- [ ] not compared: {path}\n");
        return text.ToString();
    }

    private static void File(StringBuilder text, FileDiff file, NotPorted notPorted)
    {
        var now = file.NowAt ?? file.File;
        if (file.Gone)
            text.Append(file.NowAt is null
                ? $"- [ ] {file.PortPath}: {file.File} is gone\n"
                : $"- [ ] {file.PortPath}: call it {CSharp.PortTree.PathOf(file.NowAt)}\n");
        if (file.Unnamed)
            text.Append($"- [ ] {file.PortPath}: marks between items of {file.File} differ\n");
        foreach (var changed in file.Changed)
            Item(text, file.PortPath, now, changed, notPorted.Reason(file.File, changed.Name));
        foreach (var renamed in file.Renamed)
        {
            text.Append($"- [ ] {Where(file.PortPath, renamed.Diff.PortLine)} {renamed.From}: " +
                $"call it {renamed.To}\n");
            if (renamed.Diff.Explained)
                Item(text, file.PortPath, now, renamed.Diff,
                    notPorted.Reason(file.File, renamed.From));
        }
        foreach (var moved in file.Reordered)
            text.Append($"- [ ] {file.PortPath} {moved.Name}: its place is after line " +
                $"{moved.PortLine}, as at {now}:{moved.Line}\n");
        foreach (var added in file.Added)
            text.Append($"- [ ] {Where(file.PortPath, added.PortLine)} {added.Name}: " +
                (added.Kind > ItemKind.Tracepoint
                    ? $"new {added.Kind.Words()} at {now}:{added.Line}\n"
                : added.Off is null
                    ? $"port {now}:{added.Line}-{added.EndLine} after this line\n"
                : $"nothing to port, it is in an arm that is off ({added.Off})\n"));
        foreach (var removed in file.Removed)
            text.Append($"- [ ] {Where(file.PortPath, removed.PortLine)} {removed.Name}: " +
                (removed.PortLine > 0 ? "remove it\n" : "gone upstream, was not ported\n"));
    }

    private static string Where(string portPath, int line) =>
        line > 0 ? $"{portPath}:{line}" : portPath;

    private static void Item(
        StringBuilder text, string portPath, string file, ItemDiff item, string? notPorted)
    {
        void Line(int line, string what) =>
            text.Append($"- [ ] {Where(portPath, line)} {item.Name}: {what}\n");

        if (item.PortLine == 0 || item.Kind > ItemKind.Tracepoint)
        {
            var why = item.Off is not null ? $"in an arm that is off ({item.Off})"
                : item.Kind > ItemKind.Tracepoint ? $"a {item.Kind.Words()}"
                : notPorted ?? "not ported";
            Line(item.PortLine, $"changed at {file}:{item.NewLine}; {why}");
            return;
        }
        if (item.Arm == ArmChange.NoLongerBuilt)
            Line(item.PortLine,
                $"no longer built, {file}:{item.NewLine} is in an arm that is off ({item.Off})");
        if (item.SignatureChanged)
            Line(item.PortLine,
                $"its parameters or result changed, see {file}:{item.NewLine}");
        if (item.AttributesChanged)
            Line(item.PortLine, $"its attributes changed, see {file}:{item.NewLine}");
        foreach (var row in item.Rows.Where(r => r.Kind != RowKind.Same))
            Line(row.PortLine, What(row));
        if (!item.Explained)
            Line(item.PortLine,
                $"only braces or preprocessor lines changed, see {file}:{item.NewLine}");
    }

    private static string What(DiffRow row)
    {
        var nesting = row.Nesting.Count == 0 ? "" : $", in {string.Join(", ", row.Nesting)}";
        return row.Kind switch
        {
            RowKind.Changed => $"replace by `{row.NewText}`",
            RowKind.Removed => "remove" +
                (row.PortText.Length > 0 ? $" `{row.PortText}`" : ", near this line"),
            RowKind.Renested => $"now {(nesting.Length == 0 ? "in nothing" : nesting[2..])}: " +
                $"`{row.NewText}`",
            RowKind.NoLongerBuilt => $"no longer built ({row.Off}): `{row.NewText}`",
            RowKind.NowBuilt => $"built now: `{row.NewText}`",
            _ when row.Off is not null =>
                $"nothing to port, in an arm that is off ({row.Off}): `{row.NewText}`",
            _ => $"insert after this line{nesting} `{row.NewText}`",
        };
    }
}
