// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>The sources as they stand in a checkout, edits that were never built included.</summary>
public static class WorkTree
{
    private const string Mark = "src/Kernel/kernel/time/timer_migration.c.cs";

    /// <summary>The sources of the checkout around a folder, or the program's own outside of one.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static SourceSet SourcesAround(string folder)
        => Around(folder) is { } top ? Read(top) : SourceSet.Embedded;

    /// <summary>The top of the checkout around a folder, or null.</summary>
    public static string? Around(string folder)
    {
        for (string? at = Path.GetFullPath(folder); at != null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "Port.sln")) && File.Exists(Path.Combine(at, Mark)))
                return at;
        }
        return null;
    }

    private static SourceSet Read(string top)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);

        foreach (SourceFolder folder in KernelSources.Folders)
        {
            string root = Path.Combine(top, folder.Path);

            if (!Directory.Exists(root))
                continue;
            foreach (string path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
            {
                string file = Path.GetRelativePath(root, path).Replace('\\', '/');

                if (!file.StartsWith("obj/", StringComparison.Ordinal)
                    && !file.StartsWith("bin/", StringComparison.Ordinal))
                    files[folder.Prefix + file] = File.ReadAllText(path);
            }
        }
        return new SourceSet(files, top);
    }
}
