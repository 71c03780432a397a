// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Translation.Apply;

namespace Linux.Trials;

/// <summary>Puts patches of the port's own files on the port.</summary>
internal static class OwnPatches
{
    /// <summary>The files after them, and what of the patches is no part of an image.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="input">The patches.</param>
    /// <param name="edits">What patches of C have changed before.</param>
    /// <exception cref="ReferenceException">One does not apply, or touches no code.</exception>
    public static (List<FileEdit> Files, List<string> Notes) Apply(
        Workspace workspace, ChangeInput input, IReadOnlyList<FileEdit> edits)
    {
        var all = OwnEdits.Make(workspace, input.Name, input.Own, edits);
        var files = all.FindAll(f => SourcePatches.IsSource(f.Path));
        if (files.Count == 0 && !input.IsOfC)
            throw new ReferenceException(
                $"{input.Name} changes nothing of src/Kernel, src/Stories or src/Selftests");
        return (files, [.. all.Except(files)
            .Select(f => $"{f.Path} is no part of the kernel that is tried")]);
    }
}
