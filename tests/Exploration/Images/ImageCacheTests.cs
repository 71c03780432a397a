// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>An image comes out of the cache as it went in, or not at all.</summary>
public sealed class ImageCacheTests : IDisposable
{
    private const string Key = "0123";
    private readonly string _folder = Directory.CreateTempSubdirectory("image-cache-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Stored_IsFound_AsItWas()
    {
        string file = Cache().Store(Key, Image(1, 1000))!;

        Assert.Equal(file, Cache().Find(Key));
        CompiledAssembly read = Assert.Single(ImageContext.Read(new ImagePlace(file, Key)));
        CompiledAssembly written = Assert.Single(Image(1, 1000));
        Assert.Equal((written.Name, written.Assembly, written.Symbols), (read.Name, read.Assembly, read.Symbols),
            (a, b) => a.Name == b.Name && a.Assembly.SequenceEqual(b.Assembly) && a.Symbols.SequenceEqual(b.Symbols));
    }

    [Fact]
    public void Unknown_IsNotFound_AndNoFolderIsMade()
    {
        string folder = Path.Combine(_folder, "none");

        Assert.Null(new ImageCache(folder, long.MaxValue).Find(Key));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void ChangedAnywhere_IsNotFound_AndGoes()
    {
        string file = Cache().Store(Key, Image(1, 100))!;
        byte[] whole = File.ReadAllBytes(file);

        for (int at = 0; at < whole.Length; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x20;
            File.WriteAllBytes(file, damaged);

            Assert.Null(Cache().Find(Key));
            Assert.False(File.Exists(file), $"byte {at}");
        }
    }

    [Fact]
    public void CutOffOrLonger_IsNotFound()
    {
        string file = Cache().Store(Key, Image(1, 100))!;
        byte[] whole = File.ReadAllBytes(file);

        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            Assert.Null(Cache().Find(Key));
        }
        File.WriteAllBytes(file, [.. whole, 0]);
        Assert.Null(Cache().Find(Key));
        File.WriteAllBytes(file, whole);
        Assert.NotNull(Cache().Find(Key));
    }

    [Fact]
    public void DamagedAfterItWasFound_IsToldInOneLine()
    {
        string file = Cache().Store(Key, Image(1, 100))!;

        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
        var told = Assert.Throws<ImageException>(() => ImageContext.Read(new ImagePlace(file, Key)));
        Assert.Contains("damaged", told.Message, StringComparison.Ordinal);
        File.Delete(file);
        told = Assert.Throws<ImageException>(() => ImageContext.Read(new ImagePlace(file, Key)));
        Assert.Contains("gone", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnderAnotherKeysName_IsNotFound()
    {
        string file = Cache().Store(Key, Image(1, 100))!;

        File.Move(file, file.Replace(Key, "4567", StringComparison.Ordinal));
        Assert.Null(Cache().Find("4567"));
    }

    [Fact]
    public void TooMany_DropsWhatWasUsedLongestAgo()
    {
        var cache = new ImageCache(_folder, 3500);
        string[] files = ["a", "b", "c"];

        foreach ((int age, string key) in files.Index())
            File.SetLastWriteTimeUtc(cache.Store(key, Image(1, 1000))!, new DateTime(2000 + age, 1, 1));
        Assert.NotNull(cache.Find("a"));
        cache.Store("d", Image(1, 1000));
        Assert.Equal(["a", "c", "d"], new[] { "a", "b", "c", "d" }.Where(key => cache.Find(key) != null));
    }

    [Fact]
    public void LargerThanTheBound_IsKeptAlone()
    {
        var cache = new ImageCache(_folder, 100);

        cache.Store("a", Image(1, 1000));
        cache.Store("b", Image(1, 1000));
        Assert.Null(cache.Find("a"));
        Assert.NotNull(cache.Find("b"));
    }

    [Fact]
    public void AbandonedPart_Goes_AndOneThatIsBeingWrittenStays()
    {
        string old = Path.Combine(_folder, "image-x.bin.1.part");
        string young = Path.Combine(_folder, "image-x.bin.2.part");

        File.WriteAllText(old, "");
        File.WriteAllText(young, "");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow - TimeSpan.FromHours(2));
        Cache().Store(Key, Image(1, 100));
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
    }

    [Fact]
    public void FolderThatCannotBe_StoresNothing()
    {
        string file = Path.Combine(_folder, "file");

        File.WriteAllText(file, "");
        Assert.Null(new ImageCache(Path.Combine(file, "folder"), long.MaxValue).Store(Key, Image(1, 100)));
        Assert.Null(new ImageCache(Path.Combine(file, "folder"), long.MaxValue).Find(Key));
    }

    [Fact]
    public void ManyAtOnce_NeverSeeHalfAnImage()
    {
        Parallel.For(0, 200, i =>
        {
            // A small bound, so that files also go while others are read.
            var cache = new ImageCache(_folder, 60_000);
            string key = $"{i % 4}";

            if (i % 2 == 0)
                cache.Store(key, Image((byte)(i % 4), 20_000));
            else if (cache.Find(key) is { } file && Read(file, key) is { } image)
                Assert.All(image[0].Assembly, b => Assert.Equal(i % 4, b));
        });
        Assert.Empty(Directory.GetFiles(_folder, "*.part"));
    }

    [Theory]
    [InlineData("/caches", "/home/me", "/caches/linux-timers")]
    [InlineData(null, "/home/me", "/home/me/.cache/linux-timers")]
    [InlineData("", "/home/me", "/home/me/.cache/linux-timers")]
    [InlineData("caches", "/home/me", "/home/me/.cache/linux-timers")]
    [InlineData(null, "", null)]
    [InlineData("caches", "", null)]
    public void UsersFolder_IsThatOfTheDesktopSpecification(string? given, string home, string? folder)
        => Assert.Equal(folder, ImageCache.UserFolder(given, home));

    private static IReadOnlyList<CompiledAssembly>? Read(string file, string key)
    {
        try
        {
            return ImageContext.Read(new ImagePlace(file, key));
        }
        catch (ImageException)
        {
            return null;
        }
    }

    private ImageCache Cache() => new(_folder, long.MaxValue);

    private static CompiledAssembly[] Image(byte filling, int length)
    {
        byte[] bytes = new byte[length];

        Array.Fill(bytes, filling);
        return [new CompiledAssembly("Some.Image", bytes, [filling])];
    }
}
