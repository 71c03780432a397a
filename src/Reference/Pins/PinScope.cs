// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.CSharp;

namespace Linux.Reference.Pins;

/// <summary>One ported file: what of it is compared, and with which revision.</summary>
/// <param name="File">Its path upstream.</param>
/// <param name="Level">How much of it is a port; null if it is not compared.</param>
/// <param name="Source">What it came from, such as <c>linux-source-7.2</c>, or empty.</param>
/// <param name="Version">The version of that.</param>
/// <param name="Reason">Why it is not compared, or empty.</param>
public sealed record PinnedFile(
    string File, PinLevel? Level, string Source, string Version, string Reason);

/// <summary>
/// Which files are pinned, how much of each, and from where, from kernel-ref/files. A line is
/// <c>source NAME, VERSION</c>, which holds for the lines below it, or one of <c>whole</c>,
/// <c>part</c> and <c>names</c> with a path, or <c>never PATH: reason</c>; <c>#</c> begins a
/// remark.
/// </summary>
public sealed class PinScope
{
    private readonly Dictionary<string, PinnedFile> _files = [];

    /// <summary>All files that are pinned, in the order of the list.</summary>
    public IEnumerable<PinnedFile> Files => _files.Values.Where(f => f.Level is not null);

    /// <summary>Ported files that are not compared, with the reason.</summary>
    public IEnumerable<PinnedFile> Never => _files.Values.Where(f => f.Level is null);

    /// <summary>Reads the text of the list.</summary>
    /// <exception cref="ReferenceException">A line is of no such form.</exception>
    public static PinScope Parse(string text, string path = "kernel-ref/files")
    {
        var scope = new PinScope();
        var (source, version) = ("", "");
        foreach (var (at, raw) in text.Split('\n').Index())
        {
            var line = raw.Split('#')[0].Trim();
            if (line.Length == 0)
                continue;
            var word = line.Split((char[])[' ', '\t'], 2)[0];
            var rest = line[word.Length..].Trim();
            var level = Enum.GetValues<PinLevel>().Where(l =>
                word.Equals(l.ToString(), StringComparison.OrdinalIgnoreCase))
                .Select(l => (PinLevel?)l).FirstOrDefault();
            if (word == "source" && rest.Length > 0)
            {
                var parts = rest.Split(',', 2, StringSplitOptions.TrimEntries);
                (source, version) = (parts[0], parts.Length > 1 ? parts[1] : "");
            }
            else if (word == "never" && rest.Split(": ", 2) is [var file, var reason])
                scope._files[file] = new(file, null, "", "", reason);
            else if (level is not null && rest.Length > 0 && !rest.Contains(' '))
                scope._files[rest] = new(rest, level, source, version, "");
            else
                throw new ReferenceException($"{path}:{at + 1}: none of `source NAME, VERSION`, " +
                    $"`whole PATH`, `part PATH`, `names PATH`, `never PATH: REASON`: {raw}");
        }
        return scope;
    }

    /// <summary>What the list says of a file; one that is not on it counts as whole.</summary>
    public PinnedFile Of(string path) =>
        _files.GetValueOrDefault(path, new(path, PinLevel.Whole, "", "", ""));

    /// <summary>The names that the port of a file has.</summary>
    public static IReadOnlySet<string> Names(string path, IReadOnlyList<PortFile> port)
    {
        var items = port.FirstOrDefault(f => f.Path == PortTree.PathOf(path))?.Unit.Items ?? [];
        return items.Select(i => i.Name)
            .Concat(items.Where(i => i.Kind == ItemKind.Enum && i.Statements.Count > 0)
                .Select(i => $"enum {i.Statements[0].Tree.Text}"))
            .ToHashSet();
    }
}
