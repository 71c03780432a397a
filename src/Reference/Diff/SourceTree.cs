// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Diff;

/// <summary>A kernel tree to read files from.</summary>
public abstract class SourceTree
{
    /// <summary>What to call it in a report.</summary>
    public required string Name { get; init; }
    /// <summary>Its package version or commit, or empty.</summary>
    public string Version { get; init; } = "";

    /// <summary>The text of a file, or null if the tree has none of that path.</summary>
    public abstract string? Read(string path);

    /// <summary>What a file was renamed to, if that is known; else null.</summary>
    public virtual string? RenamedTo(string path) => null;

    /// <summary>Says which files will be read, so that they can be read at once.</summary>
    public virtual void Prepare(IEnumerable<string> paths)
    {
    }

    /// <summary>
    /// Files of C directly in <paramref name="folders"/> that may hold one of the words.
    /// </summary>
    public abstract IReadOnlyList<string> FilesWith(
        IReadOnlyCollection<string> words, IReadOnlyCollection<string> folders);
}
