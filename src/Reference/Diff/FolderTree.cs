// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Diff;

/// <summary>A tree that is unpacked in a folder.</summary>
public sealed class FolderTree : SourceTree
{
    private readonly string _folder;

    private FolderTree(string folder) => _folder = folder;

    /// <summary>Opens a folder.</summary>
    /// <exception cref="ReferenceException">There is no such folder.</exception>
    public static FolderTree Open(string folder)
    {
        if (!Directory.Exists(folder))
            throw new ReferenceException($"no tree at {folder}; unpack one with kernel-ref/fetch");
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var name = Path.GetFileName(full);
        return new(full) { Name = name, Version = PackageVersion(full, name) };
    }

    // kernel-ref/fetch lists the packages it unpacked beside the trees: name_version_all.deb
    private static string PackageVersion(string folder, string name)
    {
        var versions = Path.Combine(Path.GetDirectoryName(folder) ?? "", "versions");
        if (!File.Exists(versions))
            return "";
        var line = File.ReadLines(versions).LastOrDefault(
            l => l.StartsWith(name + "_", StringComparison.Ordinal) ||
                 l.StartsWith(name + " ", StringComparison.Ordinal));
        return line?[(name.Length + 1)..].Split('_', ' ')[0].Replace("%3a", ":") ?? "";
    }

    /// <inheritdoc/>
    public override string? Read(string path)
    {
        var file = Path.Combine(_folder, path);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> FilesWith(
        IReadOnlyCollection<string> words, IReadOnlyCollection<string> folders) =>
        [.. folders.Select(f => Path.Combine(_folder, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.c").Concat(
                Directory.EnumerateFiles(f, "*.h")))
            .AsParallel().AsOrdered()
            .Where(p => File.ReadAllText(p) is var text &&
                words.Any(w => text.Contains(w, StringComparison.Ordinal)))
            .Select(p => Path.GetRelativePath(_folder, p).Replace('\\', '/'))];
}
