// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>
/// Compiled images in a folder, by what they were made of. Several processes may use one folder: a file is
/// written whole or not at all, and one that is damaged is as good as none.
/// </summary>
public sealed class ImageCache
{
    /// <summary>Most bytes that the user's own cache keeps, about a hundred images.</summary>
    public const long UserBytes = 256L << 20;

    private static readonly TimeSpan s_abandoned = TimeSpan.FromHours(1);

    /// <summary>A cache.</summary>
    /// <param name="folder">Its folder, which is made when something is stored.</param>
    /// <param name="mostBytes">More than this is not kept: what was used longest ago goes.</param>
    public ImageCache(string folder, long mostBytes)
    {
        Folder = Path.GetFullPath(folder);
        MostBytes = mostBytes;
    }

    /// <summary>Its folder.</summary>
    public string Folder { get; }

    /// <summary>Most bytes that it keeps.</summary>
    public long MostBytes { get; }

    /// <summary>
    /// The user's cache, <c>linux-timers</c> in XDG_CACHE_HOME or ~/.cache; null if there is no such place.
    /// </summary>
    public static ImageCache? OfUser()
        => UserFolder(Environment.GetEnvironmentVariable("XDG_CACHE_HOME"),
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)) is { } folder
            ? new ImageCache(folder, UserBytes) : null;

    /// <summary>Where the user's cache is.</summary>
    /// <param name="given">Value of XDG_CACHE_HOME, which counts if it is an absolute path.</param>
    /// <param name="home">The user's folder; empty if there is none.</param>
    public static string? UserFolder(string? given, string home)
    {
        string? caches = Path.IsPathRooted(given) ? given : home.Length == 0 ? null : Path.Combine(home, ".cache");

        return caches == null ? null : Path.Combine(caches, "linux-timers");
    }

    /// <summary>The file of the image that was made for this key, whole and unharmed, or null.</summary>
    public string? Find(string key)
    {
        string path = PathOf(key);

        try
        {
            if (!File.Exists(path))
                return null;
            if (ImageFile.Read(path, key) != null)
                return Used(path);
            File.Delete(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an image and returns its file; null if the folder takes none.</summary>
    public string? Store(string key, IReadOnlyList<CompiledAssembly> image)
    {
        string path = PathOf(key);

        try
        {
            Directory.CreateDirectory(Folder);
            ImageFile.Write(path, key, image);
            Try(() => DropOldest(path));
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string PathOf(string key) => Path.Combine(Folder, $"image-{key}.bin");

    /// <summary>A folder that cannot be written gives images all the same.</summary>
    private static string Used(string path)
    {
        Try(() => File.SetLastWriteTimeUtc(path, DateTime.UtcNow));
        return path;
    }

    private void DropOldest(string keep)
    {
        FileInfo[] files = new DirectoryInfo(Folder).GetFiles("image-*");
        long sum = new FileInfo(keep).Length;

        foreach (FileInfo part in files.Where(file => file.Extension == ".part"
            && DateTime.UtcNow - file.LastWriteTimeUtc > s_abandoned))
            Try(part.Delete);
        foreach (FileInfo file in files.Where(file => file.Extension == ".bin" && file.FullName != keep)
            .OrderByDescending(file => file.LastWriteTimeUtc))
        {
            sum += file.Length;
            if (sum > MostBytes)
                Try(file.Delete);
        }
    }

    /// <summary>Another process may have been first, which is no matter.</summary>
    private static void Try(Action step)
    {
        try
        {
            step();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
