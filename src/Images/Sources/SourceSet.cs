// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>The sources that images are made of: those of the program, or those of a work tree.</summary>
public sealed class SourceSet
{
    private readonly Lazy<string> _identity;

    /// <summary>These files.</summary>
    /// <param name="files">Text of each by its path, as <see cref="KernelSources.Files"/> has them.</param>
    /// <param name="folder">The work tree that they are from, or null.</param>
    public SourceSet(IReadOnlyDictionary<string, string> files, string? folder = null)
    {
        Files = files;
        Folder = folder;
        Differing = files.Keys.Union(KernelSources.Files.Keys)
            .Where(file => files.GetValueOrDefault(file) != KernelSources.Files.GetValueOrDefault(file))
            .Order(StringComparer.Ordinal).ToArray();
        _identity = new(() => Differing.Count == 0 ? KernelSources.Identity : KernelSources.Hash(files));
    }

    /// <summary>The sources that this program was built with.</summary>
    public static SourceSet Embedded { get; } = new(KernelSources.Files);

    /// <summary>Text of each file by its path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>The work tree that they are from; null for the program's own.</summary>
    public string? Folder { get; }

    /// <summary>Files that are not what this program was built with, in order.</summary>
    public IReadOnlyList<string> Differing { get; }

    /// <summary>16 hexadecimal digits that change with any change of the kernel's sources.</summary>
    public string Identity => _identity.Value;

    /// <summary>One line on what differs from this program; null if nothing does.</summary>
    public string? Difference => Differing.Count == 0 ? null
        : $"the sources are those of {Folder}: {Differing[0]}"
            + (Differing.Count == 1 ? " is not" : $" and {Differing.Count - 1} more are not")
            + " what this program was built with.";
}
