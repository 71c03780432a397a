// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;

namespace Linux.Tests.Reference.Edits;

/// <summary>All that a difference names, a line each: what a test expects is such lines.</summary>
internal static class Named
{
    public static SortedSet<string> All(TreeDiff diff) => new(
        [.. diff.Files.SelectMany(Of), .. diff.Moved.SelectMany(m =>
            Item($"{m.From}: {m.Diff.Name}", m.Diff)
                .Prepend($"{m.From}: {m.Diff.Name}: now in {m.To}:{m.Diff.NewLine}"))],
        StringComparer.Ordinal);

    private static IEnumerable<string> Of(FileDiff file)
    {
        if (file.Gone)
            yield return $"{file.File}: gone{(file.NowAt is null ? "" : $", now {file.NowAt}")}";
        if (file.Unnamed)
            yield return $"{file.File}: unnamed";
        foreach (var item in file.Added)
            yield return $"{file.File}: added {item.Kind.Words()} {item.Name} {item.Line}";
        foreach (var item in file.Removed)
            yield return $"{file.File}: removed {item.Kind.Words()} {item.Name}";
        foreach (var item in file.Reordered)
            yield return $"{file.File}: {item.Name}: order";
        foreach (var item in file.Renamed)
        {
            yield return $"{file.File}: {item.From}: renamed {item.To}";
            foreach (var line in Item($"{file.File}: {item.From}", item.Diff))
                yield return line;
        }
        foreach (var item in file.Changed)
        {
            foreach (var line in Item($"{file.File}: {item.Name}", item))
                yield return line;
            if (!item.Explained)
                yield return $"{file.File}: {item.Name}: marks {item.NewLine}";
        }
    }

    private static IEnumerable<string> Item(string name, ItemDiff item)
    {
        if (item.SignatureChanged)
            yield return $"{name}: signature";
        if (item.AttributesChanged)
            yield return $"{name}: attributes";
        if (item.Arm != ArmChange.None)
            yield return $"{name}: {item.Arm}";
        foreach (var row in item.Rows.Where(r => r.Kind != RowKind.Same))
        {
            var nesting = row.Kind is RowKind.Added or RowKind.Renested && row.Nesting.Count > 0
                ? $" in {string.Join(' ', row.Nesting)}"
                : "";
            yield return $"{name}: {row.Kind}{(row.NewLine > 0 ? $" {row.NewLine}" : "")}{nesting}";
        }
    }
}
