// SPDX-License-Identifier: GPL-2.0-only
using System.IO.Compression;

namespace Linux.Tests.Packages;

/// <summary>
/// A folder with every package, made of what stands in this checkout's bin folders. It is all that
/// the projects of
/// these tests restore from, so nothing comes over a network.
/// </summary>
[CollectionDefinition(nameof(PackedFolder))]
public sealed class PackedFolder : ICollectionFixture<PackedFolder>, IDisposable
{
    /// <summary>Packs.</summary>
    public PackedFolder()
    {
        Folder = Directory.CreateTempSubdirectory("port-packages-").FullName;
        string configuration =
            AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal)
            ? "Release" : "Debug";

        Dotnet.Succeed(Checkout.Root, "msbuild", "src/Packages/Packages.proj", "-t:Pack",
            "-v:quiet", "-nologo", "-m",
            $"-p:Configuration={configuration}", $"-p:PackageOutputPath={Folder}/");
    }

    /// <summary>Where the packages are.</summary>
    public string Folder { get; }

    /// <summary>The file of a package.</summary>
    public string FileOf(string package, string extension = "nupkg")
        => Assert.Single(Directory.GetFiles(Folder, $"{package}.*.{extension}"),
            file => char.IsDigit(Path.GetFileName(file)[package.Length + 1]));

    /// <summary>Names of what a package holds.</summary>
    public string[] EntriesOf(string package, string extension = "nupkg")
    {
        using ZipArchive archive = ZipFile.OpenRead(FileOf(package, extension));

        return archive.Entries.Select(static entry => entry.FullName).ToArray();
    }

    /// <summary>Text of a file of a package.</summary>
    public string TextOf(string package, string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(FileOf(package));
        using var reader = new StreamReader(archive.GetEntry(entry)!.Open());

        return reader.ReadToEnd();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
