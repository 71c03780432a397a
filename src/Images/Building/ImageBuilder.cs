// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>Sources and patches in, an image's file out: from the cache, or compiled in a child process.</summary>
public sealed class ImageBuilder : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ImageCache? _cache;
    private readonly string _own = Path.Combine(Path.GetTempPath(), $"port-images-{Guid.NewGuid():N}");
    private readonly CompilerProcess _compiler;

    /// <summary>A builder.</summary>
    /// <param name="host">Path of the program's assembly that calls <see cref="ImageProcess.Main"/>.</param>
    /// <param name="sources">Sources to begin with.</param>
    /// <param name="cache">Where images are kept; null keeps them until this builder is disposed of.</param>
    public ImageBuilder(string host, SourceSet sources, ImageCache? cache)
    {
        Host = host;
        Sources = sources;
        _cache = cache;
        _compiler = new CompilerProcess(host);
    }

    /// <summary>Path of the program's assembly.</summary>
    public string Host { get; }

    /// <summary>The sources that images begin with.</summary>
    public SourceSet Sources { get; }

    /// <summary>Told before something is compiled, which takes seconds.</summary>
    public Action<string>? Says { get; set; }

    /// <summary>The image of these sources with changes.</summary>
    /// <param name="patches">Changes, applied in order.</param>
    /// <param name="kind">What it is for.</param>
    /// <returns>Where it is; none for the kernel that the program is linked with.</returns>
    /// <exception cref="ImageException">A patch does not apply, or the result does not compile.</exception>
    public ImagePlace Build(IEnumerable<SourcePatch> patches, ImageKind kind)
    {
        ImageRecipe recipe = ImageRecipe.Of(Sources, patches, kind);

        if (recipe.IsLinked)
            return default;
        string key = recipe.Key();
        lock (_lock)
        {
            string? file = _cache?.Find(key) ?? new ImageCache(_own, long.MaxValue).Find(key);

            if (file == null)
            {
                Says?.Invoke(recipe.Changed.Count == 0 ? "compiling the kernel" : "compiling the changed kernel");
                file = _compiler.Compile(new CompilerJob(recipe,
                    _cache == null ? [_own] : [_cache.Folder, _own], _cache?.MostBytes ?? long.MaxValue));
            }
            return new ImagePlace(file, key);
        }
    }

    /// <summary>Ends the compiler, and removes what no cache has taken.</summary>
    public void Dispose()
    {
        _compiler.Dispose();
        if (Directory.Exists(_own))
            Directory.Delete(_own, recursive: true);
    }
}

/// <summary>Where an image is.</summary>
/// <param name="File">Its file; null is the kernel that the program is linked with.</param>
/// <param name="Key">What the file must be of.</param>
public readonly record struct ImagePlace(string? File, string? Key);
