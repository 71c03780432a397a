// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Reference.Pins;

/// <summary>Which revision of Linux each ported file is.</summary>
public static class Revisions
{
    private const int NamedAtMost = 3;

    /// <summary>The list that the program was built with, kernel-ref/files.</summary>
    public static PinScope Built()
    {
        using var stream =
            typeof(Revisions).Assembly.GetManifestResourceStream("kernel-ref/files")!;
        using var reader = new StreamReader(stream);
        return PinScope.Parse(reader.ReadToEnd());
    }

    /// <summary>One line for each source, the one with most files first; every line ends.</summary>
    public static string Text(PinScope scope)
    {
        var text = new StringBuilder();
        foreach (var source in scope.Files.GroupBy(f => (f.Source, f.Version))
            .OrderByDescending(g => g.Count()))
        {
            var files = source.Select(f => f.File).ToList();
            text.Append($"{$"{source.Key.Source} {source.Key.Version}".Trim()}: ");
            text.Append(files.Count <= NamedAtMost ? string.Join(", ", files)
                : $"{files.Count} files, {string.Join(", ", files.Take(NamedAtMost - 1))} " +
                  "and others of kernel-ref/files").Append('\n');
        }
        return text.ToString();
    }
}
