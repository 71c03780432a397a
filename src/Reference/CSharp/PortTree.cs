// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.CSharp;

/// <summary>Where the port stands on disk.</summary>
public static class PortTree
{
    private const string Root = "src/Kernel/";

    /// <summary>The path of the port of an upstream file, from the top of the repository.</summary>
    public static string PathOf(string upstream) => $"{Root}{upstream}.cs";

    /// <summary>Whether the path is that of a ported file.</summary>
    public static bool IsPorted(string path) => SourceZones.Of(path) == SourceZone.Ported;

    /// <summary>The upstream path of a ported file, from the top of the repository.</summary>
    public static string UpstreamOf(string path) => path[Root.Length..^3];

    /// <summary>
    /// The top of the repository that holds <paramref name="from"/>: the nearest folder with
    /// Port.sln in it, or null.
    /// </summary>
    public static string? Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Port.sln")))
                return folder.FullName;
        }
        return null;
    }

    /// <summary>Every ported file under the top of the repository, in order of paths.</summary>
    public static List<PortFile> Read(string top)
    {
        var paths = SourceZones.PortedFolders.Select(f => Path.Combine(top, Root, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.cs", SearchOption.AllDirectories))
            .Select(p => Path.GetRelativePath(top, p).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        return PortReader.Read(paths.AsParallel().AsOrdered()
            .Select(p => (p, File.ReadAllText(Path.Combine(top, p)))));
    }
}
