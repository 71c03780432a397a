// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Translation.Apply;
using Linux.Trials;

namespace Linux.Port.Commands;

/// <summary>The repository with patches on it, pins included, without writing a file of it.</summary>
internal static class PatchedWorkspace
{
    /// <summary>The repository around a folder, with patches on it.</summary>
    /// <param name="root">The folder; null for the current one.</param>
    /// <param name="patches">The patches; null or none for the repository as it is.</param>
    /// <exception cref="UntranslatedException">Some of it has no translation.</exception>
    public static Workspace Open(string? root, string[]? patches)
    {
        var workspace = Workspaces.Open(root);
        if (patches is not { Length: > 0 })
            return workspace;
        var edits = Progress.Status("reading the patch", () =>
            KernelChange.EditsOf(workspace, ChangeInput.OfPatches(workspace, patches, null)));
        return workspace.With(edits.ToDictionary(e => e.Path, e => e.After));
    }
}
