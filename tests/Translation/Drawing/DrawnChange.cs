// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Apply;

namespace Linux.Tests.Translation.Drawing;

/// <summary>A change of a tree's files that is drawn by chance.</summary>
/// <param name="Kind">What is changed, one of <see cref="ChangeDrawer.Kinds"/>.</param>
/// <param name="What">The same in more words.</param>
/// <param name="Files">Each file with its text before and after.</param>
internal sealed record DrawnChange(string Kind, string What, IReadOnlyList<FileEdit> Files)
{
    /// <summary>The change as a patch.</summary>
    public string Patch() =>
        string.Concat(Files.Select(f => UnifiedDiff.Write(f.Path, f.Before, f.After)));
}
