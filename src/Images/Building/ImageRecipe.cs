// SPDX-License-Identifier: GPL-2.0-only
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Linux.Images;

/// <summary>What an image is compiled for.</summary>
public enum ImageKind
{
    /// <summary>It runs as the kernel that the program is linked with.</summary>
    Plain,

    /// <summary>Its marked operations call the execution (EXPLORE).</summary>
    Explored,

    /// <summary>Its plain accesses call the execution as well (EXPLORE, RECORD).</summary>
    Recorded,

    /// <summary>Its plain accesses do so in the files whose loads may be stale (EXPLORE,
    /// WEAK).</summary>
    Weak,

    /// <summary>Its statements and conditions are counted (EXPLORE, COVER).</summary>
    Covered,

    /// <summary>Each assembly that the program is linked with, to take its place.</summary>
    Program,

    /// <summary>As Explored, under the name of the linked kernel, so that what refers to that runs
    /// on it.</summary>
    Library,

    /// <summary>As Explored, but each assembly as in Program: any check runs on it.</summary>
    ExploredProgram,
}

/// <summary>
/// Everything of which an image is made, as what differs from the sources that the program was
/// built with.
/// </summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Changed">Text of each file that differs, by its path; null for one that is not
/// there.</param>
public sealed record ImageRecipe(ImageKind Kind, SortedDictionary<string, string?> Changed)
{
    /// <summary>A recipe.</summary>
    /// <param name="sources">Sources to begin with.</param>
    /// <param name="patches">Changes of them, applied in order.</param>
    /// <param name="kind">What the image is for.</param>
    /// <exception cref="ImageException">A patch does not apply.</exception>
    public static ImageRecipe Of(SourceSet sources, IEnumerable<SourcePatch> patches, ImageKind kind)
    {
        var changed = new SortedDictionary<string, string?>(StringComparer.Ordinal);

        foreach (string file in sources.Differing.Where(file => Takes(kind, file)))
            changed[file] = sources.Files.GetValueOrDefault(file);
        foreach (SourcePatch patch in patches)
        {
            string? text = changed.GetValueOrDefault(patch.File) ?? sources.Files.GetValueOrDefault(patch.File);

            if (text == null && patch.Find.Length != 0)
                throw new ImageException(
                    $"there is no file {patch.File} in the kernel. Name one under src/Kernel.");
            if (Takes(kind, patch.File))
                changed[patch.File] = text == null ? patch.Replace : patch.Apply(text);
        }
        return new ImageRecipe(kind, changed);
    }

    /// <summary>Whether it makes the kernel that the program is linked with.</summary>
    [JsonIgnore]
    public bool IsLinked => Kind is ImageKind.Plain or ImageKind.Program && Changed.Count == 0;

    /// <summary>Text of each file by its path.</summary>
    public SortedDictionary<string, string> Files()
    {
        var files = new SortedDictionary<string, string>(
            KernelSources.Files.Where(file => Takes(Kind, file.Key)).ToDictionary(), StringComparer.Ordinal);

        foreach ((string file, string? text) in Changed)
        {
            if (text == null)
                files.Remove(file);
            else
                files[file] = text;
        }
        return files;
    }

    /// <summary>
    /// 64 hexadecimal digits that are equal only where the same program makes the same image: they
    /// are over
    /// the sources, the kind, the generators, the rewriter, the compiler and the runtime.
    /// </summary>
    public string Key()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        hash.AppendData(Encoding.UTF8.GetBytes($"{Kind}\0{CompilerContext.Identity}\0"));
        foreach ((string file, string text) in Files())
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\0{text.Length}\0{text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether it has the assemblies of the whole program, not those of the kernel alone.</summary>
    public static bool IsProgram(ImageKind kind)
        => kind is ImageKind.Program or ImageKind.ExploredProgram;

    private static bool Takes(ImageKind kind, string file)
        => IsProgram(kind) || KernelSources.FolderOf(file).IsExplored;
}
