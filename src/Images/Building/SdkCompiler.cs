// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>
/// The compiler of the SDK that is installed beside the runtime. It is compiled ahead of time, and the one
/// that comes with this program is not: without it the first image takes several seconds more.
/// </summary>
public static class SdkCompiler
{
    /// <summary>The folder that has it, or null.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        string? runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        string sdks = Path.GetFullPath(Path.Combine(runtime ?? ".", "..", "..", "..", "sdk"));

        if (string.IsNullOrEmpty(runtime) || !Directory.Exists(sdks))
            return null;
        return Directory.EnumerateDirectories(sdks, $"{Environment.Version.Major}.*")
            .Where(folder => Version.TryParse(Path.GetFileName(folder), out _))
            .OrderByDescending(folder => Version.Parse(Path.GetFileName(folder)))
            .Select(folder => Path.Combine(folder, "Roslyn", "bincore"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "Microsoft.CodeAnalysis.CSharp.dll")));
    }
}
