// SPDX-License-Identifier: GPL-2.0-only
using DiffPlex;
using Linux.Images;
using Linux.Translation.Apply;

namespace Linux.Trials;

/// <summary>Edits of files as patches of an image, which a replay file carries.</summary>
public static class SourcePatches
{
    /// <summary>Whether a file of the repository is part of images.</summary>
    public static bool IsSource(string path) => NameOf(path) is not null;

    /// <summary>The patches that make an edit.</summary>
    public static IEnumerable<SourcePatch> Of(FileEdit edit)
    {
        var name = NameOf(edit.Path)!;
        if (edit.Before.Length == 0)
            return [new(name, "", edit.After)];
        var patches = new List<SourcePatch>();
        var lines = Lines(edit.Before);
        var news = Lines(edit.After);
        // From below, so that the lines above keep their numbers.
        foreach (var block in new Differ().CreateCustomDiffs(edit.Before, edit.After,
            ignoreWhiteSpace: false, text => [.. Lines(text)]).DiffBlocks.Reverse())
        {
            var with = news.Skip(block.InsertStartB).Take(block.InsertCountB).ToList();
            patches.Add(Unique(name, lines, block.DeleteStartA, block.DeleteCountA, with));
            lines.RemoveRange(block.DeleteStartA, block.DeleteCountA);
            lines.InsertRange(block.DeleteStartA, with);
        }
        return patches;
    }

    // With as many lines around it as make the text occur once.
    private static SourcePatch Unique(
        string name, List<string> lines, int start, int count, List<string> with)
    {
        var text = string.Concat(lines);
        for (var around = 1; ; around++)
        {
            var from = Math.Max(0, start - around);
            var to = Math.Min(lines.Count, start + count + around);
            var find = string.Concat(lines.Skip(from).Take(to - from));
            if (text.IndexOf(find, StringComparison.Ordinal) is var at &&
                text.IndexOf(find, at + 1, StringComparison.Ordinal) < 0)
                return new(name, find, string.Concat(lines.Skip(from).Take(start - from)
                    .Concat(with).Concat(lines.Skip(start + count).Take(to - start - count))));
        }
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var n ? n + 1 : text.Length;
            lines.Add(text[at..end]);
            at = end;
        }
        return lines;
    }

    private static string? NameOf(string path) => path.EndsWith(".cs", StringComparison.Ordinal)
        ? KernelSources.Folders
            .Where(f => path.StartsWith(f.Path + "/", StringComparison.Ordinal))
            .Select(f => f.Prefix + path[(f.Path.Length + 1)..]).FirstOrDefault()
        : null;
}
