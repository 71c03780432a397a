// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>
/// A change of one ported file as text: what stands there once, and what is to stand there instead.
/// </summary>
/// <param name="File">Path under src/Kernel.</param>
/// <param name="Find">Text that occurs exactly once in the file; empty for a file that is new.</param>
/// <param name="Replace">Its replacement.</param>
public sealed record SourcePatch(string File, string Find, string Replace)
{
    /// <summary>The file's text with the change made.</summary>
    /// <exception cref="ImageException">The text does not occur exactly once.</exception>
    public string Apply(string text)
    {
        if (Find.Length == 0)
            throw new ImageException($"{File} is there already, and a patch would make it anew.");
        int at = text.IndexOf(Find, StringComparison.Ordinal);

        if (at < 0)
            throw new ImageException($"{File} does not contain the text that a patch replaces: "
                + $"\"{FirstLine(Find)}\". Write the patch anew against the file as it is.");
        if (text.IndexOf(Find, at + 1, StringComparison.Ordinal) >= 0)
            throw new ImageException($"{File} contains the text that a patch replaces more than once: "
                + $"\"{FirstLine(Find)}\". Add neighbouring lines to it.");
        return string.Concat(text.AsSpan(0, at), Replace, text.AsSpan(at + Find.Length));
    }

    private static string FirstLine(string text) => text.Trim().Split('\n')[0].Trim();
}

/// <summary>An image cannot be built or run.</summary>
public class ImageException(string message) : Exception(message)
{
    /// <summary>Path and line of each error, where it does not compile.</summary>
    public IReadOnlyList<(string Path, int Line)> Places { get; init; } = [];
}

/// <summary>An image's process was ended by Ctrl-C.</summary>
public sealed class ImageInterruptedException(string message) : ImageException(message);

/// <summary>An image's process had no answer in time, and was ended.</summary>
public sealed class ImageTimeoutException(string message) : ImageException(message);
