// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Patches;
using Linux.Translation.Apply;

namespace Linux.Port.Commands;

/// <summary>The C# sources with patches on them.</summary>
internal sealed class PatchedSources
{
    private PatchedSources(SourceSet sources) => Sources = sources;

    /// <summary>The sources as they are now.</summary>
    public SourceSet Sources { get; }

    /// <summary>Puts patches on sources.</summary>
    /// <exception cref="ReferenceException">One cannot be read or does not apply.</exception>
    public static PatchedSources Make(SourceSet sources, string[] names)
    {
        if (names.Length == 0)
            return new PatchedSources(sources);
        var patches = names.SelectMany(name => PatchReader.Read(name, Text(name))
            .Select(patch => (name, patch))).ToList();

        if (patches.Select(p => p.patch.OldPath ?? p.patch.NewPath!).FirstOrDefault(path =>
            !path.EndsWith(".cs", StringComparison.Ordinal)) is { } other)
            throw new ReferenceException(
                $"{other} is no C# source; `port apply` makes the port follow a patch of the kernel");
        var tree = PatchedTree.Make(new Tree(sources)
        {
            Name = sources.Folder ?? "the program's sources",
            Version = "",
        }, names[^1], patches);
        var files = sources.Files.ToDictionary();

        foreach (string path in tree.Touched)
        {
            if (FileOf(path) is not { } file)
                throw new ReferenceException($"{path} is none of the kernel's sources");
            if (tree.Read(path) is { } text)
                files[file] = text;
            else
                files.Remove(file);
        }
        return new PatchedSources(new SourceSet(files, sources.Folder));
    }

    /// <summary>The path in a checkout of a file by any of its names; null if there is none.</summary>
    public string? Find(string name)
    {
        string wanted = name.Replace('\\', '/').TrimStart('.', '/');

        if (Sources.Folder is { } top && File.Exists(name))
            wanted = Path.GetRelativePath(top, Path.GetFullPath(name)).Replace('\\', '/');
        string[] found = [.. Sources.Files.Keys.Where(RuleCheck.Looks).Select(file => KernelSources.PathOf(file).TrimStart('/'))
            .Where(path => path == wanted || path.EndsWith("/" + wanted, StringComparison.Ordinal)
                || path.EndsWith("/" + wanted + ".cs", StringComparison.Ordinal))];

        return found.Length > 1 && !found.Contains(wanted)
            ? throw new ReferenceException($"{name} may be {found[0]} or {found[1]}; give more of the path")
            : found.Contains(wanted) ? wanted : found.FirstOrDefault();
    }

    private static string? FileOf(string path) => KernelSources.Folders
        .Where(folder => path.StartsWith(folder.Path + "/", StringComparison.Ordinal))
        .Select(folder => folder.Prefix + path[(folder.Path.Length + 1)..]).FirstOrDefault();

    private static string Text(string name) => File.Exists(name)
        ? InputFile.ReadText(name) : throw new ReferenceException($"no patch {name}");

    /// <summary>The sources as a tree that patches can be put on.</summary>
    private sealed class Tree(SourceSet sources) : SourceTree
    {
        public override string? Read(string path)
            => FileOf(path) is { } file ? sources.Files.GetValueOrDefault(file) : null;

        public override IReadOnlyList<string> FilesWith(
            IReadOnlyCollection<string> words, IReadOnlyCollection<string> folders) => [];
    }
}
