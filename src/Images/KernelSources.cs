// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Linux.Images;

/// <summary>The C# sources of the kernel that this program was built with.</summary>
public static class KernelSources
{
    private const string Prefix = "kernel/";
    private static readonly Lazy<SortedDictionary<string, string>> s_files = new(Read);
    private static readonly Lazy<string> s_identity = new(Hash);

    /// <summary>Text of each file by its path under src/Kernel, with forward slashes.</summary>
    public static IReadOnlyDictionary<string, string> Files => s_files.Value;

    /// <summary>
    /// 16 hexadecimal digits that change with any change of the sources: the build that a replay
    /// file belongs to.
    /// </summary>
    public static string Identity => s_identity.Value;

    private static SortedDictionary<string, string> Read()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Assembly assembly = typeof(KernelSources).Assembly;

        foreach (string name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            files[name[Prefix.Length..].Replace('\\', '/')] = reader.ReadToEnd();
        }
        return files;
    }

    private static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach ((string path, string text) in Files)
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
