// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Images;

/// <summary>
/// A change of the kernel's sources that travels with the program as a file which people can read
/// and <c>git apply</c> takes: lines <c>Key: value</c>, an empty one, and a unified diff.
/// </summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Head">What stands above the diff.</param>
/// <param name="Patches">One for each hunk, in the order in which they are applied.</param>
public sealed record PatchFile(
    string Name, IReadOnlyDictionary<string, string> Head, SourcePatch[] Patches)
{
    private const string Sources = "--- a/src/Kernel/";

    /// <summary>The files of a folder of this assembly, by name.</summary>
    public static IEnumerable<PatchFile> Of(string folder)
    {
        var assembly = typeof(PatchFile).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return Read(Path.GetFileNameWithoutExtension(resource), reader.ReadToEnd());
        }
    }

    /// <summary>The file that <paramref name="text"/> is.</summary>
    /// <exception cref="ImageException">It is not laid out as such a file.</exception>
    public static PatchFile Read(string name, string text)
    {
        int end = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0)
            throw new ImageException($"{name}.patch has no empty line below its head.");
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in text[..end].Split('\n'))
        {
            if (line.Split(": ", 2) is not [var key, var value])
                throw new ImageException($"{name}.patch says '{line}' where 'Key: value' belongs.");
            head.Add(key, value);
        }
        return new PatchFile(name, head, Hunks(name, text[(end + 2)..]));
    }

    private static SourcePatch[] Hunks(string name, string diff)
    {
        var hunks = new List<SourcePatch>();
        var (before, after) = (new StringBuilder(), new StringBuilder());
        string? file = null;

        foreach (string line in diff.Split('\n').SkipLast(1).Append("@@"))
        {
            bool starts = line.StartsWith("@@", StringComparison.Ordinal)
                || line.StartsWith("--- ", StringComparison.Ordinal);
            if (starts && before.Length > 0)
            {
                hunks.Add(new SourcePatch(file!, before.ToString(), after.ToString()));
                before.Clear();
                after.Clear();
            }
            if (line.StartsWith(Sources, StringComparison.Ordinal))
                file = line[Sources.Length..];
            if (starts || line.StartsWith("+++ ", StringComparison.Ordinal))
                continue;
            if (file is null || line is not [' ' or '-' or '+', ..])
                throw new ImageException($"{name}.patch says '{line}' where a diff's line is due.");
            if (line[0] != '+')
                before.Append(line, 1, line.Length - 1).Append('\n');
            if (line[0] != '-')
                after.Append(line, 1, line.Length - 1).Append('\n');
        }
        return hunks.Count > 0
            ? [.. hunks] : throw new ImageException($"{name}.patch has no hunk.");
    }
}
