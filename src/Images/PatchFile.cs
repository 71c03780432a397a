// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Patches;

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
    private const string Sources = "src/Kernel/";

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
        string file = name + ".patch";
        int end = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0)
            throw new ImageException($"{file} has no empty line below its head.");
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in text[..end].Split('\n'))
        {
            if (line.Split(": ", 2) is not [var key, var value])
                throw new ImageException($"{file} says '{line}' where 'Key: value' belongs.");
            head.Add(key, value);
        }
        try
        {
            return new PatchFile(name, head, [.. PatchReader.Read(file, text[(end + 2)..])
                .SelectMany(patch => patch.Hunks.Select(hunk => Of(file, patch, hunk)))]);
        }
        catch (ReferenceException refused)
        {
            throw new ImageException(refused.Message);
        }
    }

    private static SourcePatch Of(string name, FilePatch file, Hunk hunk)
    {
        if (file.NewPath?.StartsWith(Sources, StringComparison.Ordinal) != true || file.OldPath != file.NewPath)
            throw new ImageException($"{name} is to change a file of {Sources}, and not {file.NewPath ?? file.OldPath}.");
        static string Text(List<string> lines) => string.Concat(lines.Select(line => line + "\n"));

        return new SourcePatch(file.NewPath[Sources.Length..], Text(hunk.Old), Text(hunk.New));
    }
}
