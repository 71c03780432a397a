// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Linux.Images;

/// <summary>A folder of sources.</summary>
/// <param name="Path">Where it stands in a checkout.</param>
/// <param name="Prefix">What the paths of its files begin with here.</param>
/// <param name="Assembly">The assembly that they are compiled to where nothing is explored.</param>
public sealed record SourceFolder(string Path, string Prefix, string Assembly)
{
    /// <summary>Whether an image that explores has them, all in one assembly.</summary>
    public bool IsExplored { get; init; } = true;

    /// <summary>Files of the kernel that its own assembly has as well.</summary>
    public string[] Also { get; init; } = [];
}

/// <summary>The C# sources of the kernel, its stories and its selftests that this program was built with.</summary>
public static class KernelSources
{
    private static readonly Lazy<SortedDictionary<string, string>> s_files = new(Read);
    private static readonly Lazy<string> s_identity = new(() => Hash(Files));

    /// <summary>
    /// Where sources come from, each after those that it refers to. Files of the kernel itself are called by
    /// their path under src/Kernel.
    /// </summary>
    public static IReadOnlyList<SourceFolder> Folders { get; } =
    [
        new("src/Kernel", "", "Linux.Kernel"),
        new("src/Stories", "Stories/", "Linux.Stories") { Also = ["GlobalUsings.cs"] },
        new("src/Selftests", "Selftests/", "Linux.Selftests") { IsExplored = false },
    ];

    /// <summary>Text of each file by its path, with forward slashes.</summary>
    public static IReadOnlyDictionary<string, string> Files => s_files.Value;

    /// <summary>
    /// 16 hexadecimal digits that change with any change of the kernel's sources: the build that a replay
    /// file belongs to.
    /// </summary>
    public static string Identity => s_identity.Value;

    /// <summary>The path of a file as the compiler of the linked kernel knew it.</summary>
    public static string PathOf(string file)
        => $"/{FolderOf(file).Path}/{file[FolderOf(file).Prefix.Length..]}";

    /// <summary>The folder that a file is in.</summary>
    public static SourceFolder FolderOf(string file)
        => Folders.Last(folder => file.StartsWith(folder.Prefix, StringComparison.Ordinal));

    /// <summary>The identity of such sources.</summary>
    internal static string Hash(IReadOnlyDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach ((string path, string text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (FolderOf(path).IsExplored)
                hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{text}\0"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static SortedDictionary<string, string> Read()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Assembly assembly = typeof(KernelSources).Assembly;

        foreach (string name in assembly.GetManifestResourceNames())
        {
            string path = name.Replace('\\', '/');
            SourceFolder? folder = Folders.FirstOrDefault(
                f => path.StartsWith($"/{f.Path}/", StringComparison.Ordinal));

            if (folder == null)
                continue;
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            files[folder.Prefix + path[(folder.Path.Length + 2)..]] = reader.ReadToEnd();
        }
        return files;
    }
}
