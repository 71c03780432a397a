// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using System.Runtime.Loader;

namespace Linux.Images;

/// <summary>Assemblies of an image, and others that are to see them in place of the program's own.</summary>
public sealed class ImageContext : AssemblyLoadContext
{
    /// <summary>The name of every such context.</summary>
    public const string ContextName = "kernel image";

    private readonly Dictionary<string, CompiledAssembly> _image;
    private readonly Func<string, string?> _fileOf;

    /// <summary>A context.</summary>
    /// <param name="image">The image's assemblies.</param>
    /// <param name="fileOf">The file of an assembly that is to be loaded here as well; null for one that
    /// the program has loaded.</param>
    public ImageContext(IReadOnlyList<CompiledAssembly> image, Func<string, string?> fileOf)
        : base(ContextName)
    {
        _image = image.ToDictionary(assembly => assembly.Name);
        _fileOf = fileOf;
    }

    /// <summary>What is in an image's file.</summary>
    /// <exception cref="ImageException">It is gone or damaged.</exception>
    public static IReadOnlyList<CompiledAssembly> Read(ImagePlace place)
    {
        try
        {
            return ImageFile.Read(place.File!, place.Key!)
                ?? throw new ImageException($"{place.File} was damaged after it was written. Run it again.");
        }
        catch (IOException gone)
        {
            throw new ImageException($"the image is gone: {gone.Message} Run it again.");
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;

        if (_image.TryGetValue(name, out CompiledAssembly? made))
            return LoadFromStream(new MemoryStream(made.Assembly), new MemoryStream(made.Symbols));
        return _fileOf(name) is { } file ? LoadFromAssemblyPath(file) : null;
    }
}
