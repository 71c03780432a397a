// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Reference;
using Linux.Translation.Port;
using System.Text.RegularExpressions;

namespace Linux.Translation.Apply;

/// <summary>Who uses a function of the port, the stories and selftests included.</summary>
internal sealed class Users(Workspace workspace, PortCompilation port)
{
    private readonly Lazy<List<(string Path, string Text)>> _texts = new(() =>
    [
        .. port.Trees.Select(t => (t.Key, t.Value.ToString())),
        .. KernelSources.Folders.Where(f => f.Prefix.Length > 0)
            .Select(f => Path.Combine(workspace.Top, f.Path)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .Select(f => (Path.GetRelativePath(workspace.Top, f), File.ReadAllText(f))),
    ]);

    /// <summary>All files of an image, and their texts.</summary>
    public IReadOnlyList<(string Path, string Text)> Texts => _texts.Value;

    /// <summary>The first other file that names it, or null.</summary>
    /// <param name="name">The function.</param>
    /// <param name="own">The file that it stands in.</param>
    public string? Find(string name, string own)
    {
        var word = new Regex($@"\b{Regex.Escape(name)}\b");
        return _texts.Value.Where(t => t.Path != own && word.IsMatch(t.Text))
            .Select(t => t.Path).FirstOrDefault();
    }
}
