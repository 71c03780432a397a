// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Text.Json;
using Linux.Reference;

namespace Linux.Port.Commands;

/// <summary>What the commands that read the repository have in common.</summary>
internal static class Workspaces
{
    /// <summary>JSON for scripts.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The repository around the folder that was given or the current one.</summary>
    public static Workspace Open(string? root)
    {
        if (root is not null && !Directory.Exists(root))
            throw new ReferenceException($"--root: no folder {root}");
        return Workspace.Open(root ?? Environment.CurrentDirectory);
    }
}
